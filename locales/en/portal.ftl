### The portal: home, station page, exceedance page.

## Home
home-title = The air and water around us
home-short = Home
home-lead = Readings of the province's automatic stations, shown as soon as they arrive and compared with national limits.
home-stations = Monitoring stations
home-reporting = stations reporting
home-exceeding = stations over a limit in the last 24 hours
home-silent = stations silent
home-no-stations = There are no stations yet. Once the department registers one, its readings appear here.
home-over = Over the limit: { $parameters }
home-exceeding-now = Over a limit in the last 24 hours
home-group-stations = { $count ->
    [one] { $count } station
   *[other] { $count } stations
}
home-group-exceeding = { $count } over a limit
home-group-silent = { $count } silent
home-map = Map of stations
home-map-name = Map of the province's monitoring stations
home-more = Find out more
home-law-title = Limits in force
home-law-text = Every limit names its document, its article and the days it holds.
home-data-title = Open data
home-data-text = All public readings by the OGC SensorThings standard, free for everybody to use.

## Condition of a station
station-condition-exceeding = Over the limit
station-condition-normal = Within limits
station-condition-unlimited = Reporting
station-condition-silent = Silent
station-condition-never = No readings yet
station-never = This station has not reported yet

## Station page
station-now = Readings now
station-no-readings = This station has not sent any readings. They appear here as soon as its first file arrives.
station-status-unstated = The logger of this station does not send the status of its instruments, so nobody can tell what was measured during a calibration or a fault. Its readings are shown, but neither averaged nor compared with limits.
station-status-unstated-some = The logger of this station does not send the status of the instruments for { $parameters }, so nobody can tell what they measured during a calibration or a fault. The readings of these parameters are shown, but neither averaged nor compared with limits.
station-source = automatic station, not validated
station-parameter = Parameter
station-parameters = Choose a parameter
station-reading = Latest value
station-mean-PT1H = Latest hourly mean
station-mean-PT8H = Latest 8-hour mean
station-mean-P1D = Latest daily mean
station-mean-P1Y = Latest annual mean
station-at-oxygen = at reference O₂: { $value }
station-not-comparable = not compared yet, no valid O₂
station-limit-oxygen = at { $oxygen } % O₂
station-limit = Limit
station-no-limit = None set
station-over = Over
station-spans = Choose a period
station-span-day = 24 hours
station-span-week = 7 days
station-span-month = 31 days
station-csv = Download as CSV
station-exceedances = Exceedances
station-no-exceedances = No exceedance has been recorded.
station-facts = About this station
station-code = Station code
station-medium = Medium
station-facility = Facility
station-commune = Commune
station-position = Position
station-interval = Interval
station-every = every { $minutes ->
    [one] minute
   *[other] { $minutes } minutes
}
station-binding = Limits that apply
station-column = column { $column }

## How a value is formed
averaging-raw = As measured
averaging-PT1H = 1-hour mean
averaging-P1D = Daily mean (24 hours)
averaging-sum-PT1H = 1-hour total
averaging-sum-P1D = Daily total (24 hours)
averaging-direction-PT1H = Mean direction of 1 hour
averaging-direction-P1D = Mean direction of a day (24 hours)
limit-not-detectable = not detectable

## Remarks on a reading
reading-calibrating = calibrating
reading-fault = device reports a fault
reading-other-status = device was not measuring
reading-flag-calibration = calibrating
reading-flag-fault = device reports a fault
reading-flag-maintenance = under maintenance
reading-flag-out-of-range = outside the measuring range
reading-flag-flatline = suspiciously constant
reading-flag-spike = sudden jump
reading-flag-negative = negative value
reading-flag-missing = no value
reading-flag-late = arrived late
reading-flag-clock = wrong clock
reading-flag-duplicate = duplicate
reading-flag-below-dl = below the detection limit
reading-flag-manual-invalid = rejected on validation
reading-flag-manual-validated = validated
reading-flag-inconsistent = contradicts another parameter
reading-flag-sentinel = stands for "not measured"

## Exceedances
exceedance-window = Period
exceedance-ratio = Against the limit
exceedance-times = { $ratio } times
exceedance-state = State
exceedance-state-open = New
exceedance-state-acknowledged = Taken up
exceedance-state-explained = Explained by the facility
exceedance-state-closed = Dealt with
exceedance-state-withdrawn = Withdrawn after correction

## Evidence
evidence-title = Limit exceeded: { $parameter }
evidence-lead = { $station }, from { $from } to { $to }
evidence-verdict = Verdict
evidence-sentence = { $averaging }; the limit that applies is { $limit } { $unit }.
evidence-of-limit = the limit
evidence-derivation = How it was computed
evidence-statistic = The statistic compared
evidence-counts = { $valid } of { $expected } values valid
evidence-oxygen = Correction to reference oxygen
evidence-oxygen-line = { $measured } measured at { $oxygen } % O₂, corrected to { $reference } %: { $result }
evidence-formula = Limit
evidence-suspicious = To be checked
evidence-source = The source
evidence-column = Column
evidence-setup = Version of the station's set-up
evidence-parts = Values behind it
evidence-parts-count = Show { $count ->
    [one] one value
   *[other] { $count } values
}
evidence-time = Time
evidence-value = Value
evidence-remark = Remark
evidence-basis = Legal basis
evidence-version = version { $version }
evidence-definition = Limit set
evidence-hash = Hash
evidence-history = Course of events
evidence-pdf = Evidence sheet (PDF)
evidence-code = QR code that leads to the page of this sheet
evidence-sheet-hash = SHA-256 of what the sheet says:
evidence-rule = Rule
station-limit-line = { $set }, { $averaging }: { $bound } { $unit }

## Rules in force
law-title = Rules in force
law-lead = The limits, parameters, units and rules that the system uses, each with its source and the days it holds.
law-provisional-note = What is marked "Provisional" has not been checked against the official text; please do not rely on it in law.
law-count = { $count ->
    [one] one entry
   *[other] { $count } entries
}
law-kind-about-limit-set = What each parameter may not exceed, by column and coefficient.
law-kind-about-parameter = What is measured, and how devices spell it.
law-kind-about-unit = Units and how they convert.
law-kind-about-medium = Air, emissions, wastewater, surface water and the others.
law-kind-about-averaging = How means are formed and when there is enough data.
law-kind-about-arrival = When a reading is in time, late, or has a wrong clock.
law-kind-about-logger-status = What the status codes that devices send with each value mean.
law-kind-about-office-calendar = Working hours, holidays and days made up for: when notices leave and how time limits count.
law-kind-about-severity = Steps of exceedance, by how many times the limit.
law-kind-about-warning = From which level on the public is warned, and how urgently.
law-kind-about-area = Provinces and communes since 2025-07-01, and the former units that went into them.
law-kind-about-role = What each position may do in the system.
law-kinds = Kinds of rules
law-code = Code
law-name = Name
law-validity = Validity
law-source = Source
law-checked = Checked
law-layer = Issued by
law-versions = Versions
law-version = Version
law-recorded = Recorded
law-hash = Hash
law-state = State
law-withdrawn = Withdrawn
law-published = Published
law-from = from { $from }
law-from-to = from { $from } to { $to }
law-not-today = not in force today
law-limits = Limits
law-unit = Unit
law-remark = Remark
law-as-written = Not multiplied by coefficients.
law-window = Statistic
law-transition = Transition
law-no-data = No data
law-always = Always
law-case = Case
law-value = Value
law-symbol = Printed as
law-spellings = Other spellings
law-prefixes = Prefixes of station codes
law-of = Formed from
law-enough = Least share of values
law-counts = Counts for means
law-standard = In the circular
law-yes-no-yes = Yes
law-yes-no-no = No
law-future = May run ahead of the clock by
law-late = Late after
law-silent = Missed slots until silent
law-notice = Written notice due after an interruption of
law-week = Hours of the week
law-weekday = Day
law-hours = Hours
law-holidays = Days off
law-made-up = Days made up for
law-off = Off
law-hours-of = Worked with the hours of { $day }
law-earliest = No readings before
law-warning-event = Event
law-warning-lasts = A message speaks for another
law-warning-radius = Radius around the station
law-warning-levels = Levels that warn (words of the standard CAP 1.2)
law-warning-of = Level
law-warning-urgency = Urgency
law-warning-severity = Severity
law-warning-certainty = Certainty
law-warning-response = Response
law-media = Media it is measured in
law-decimals = Decimals
law-jump = Farthest from the median of the hour
law-still = Unchanged for
law-at-least = At least { $share } % of { $part }; where it is less, both have to be checked.
law-plausible = Plausible range
law-from-ratio = From (times)
averaging-PT8H = 8-hour mean
averaging-P1Y = Annual mean
averaging-instant = Each reading

## What was over its limit
exceedances-title = Over the limit
exceedances-lead = Where measurements were over their legal limit, by how much, under which regulation, and what became of it.
exceedances-station = Station
exceedances-value = Result
exceedances-limit = Limit
exceedances-rule = Regulation
exceedances-any-state = Any
exceedances-filter = Filter
exceedances-all = Show all
exceedances-shown = { $count } { $count ->
    [one] exceedance
   *[other] exceedances
}
exceedances-in-a-row = Show all { $count } in a row
exceedances-worst = The worst: { $window }
exceedances-none = No station has had measurements over a legal limit yet.
exceedances-none-such = There is no such exceedance.
exceedances-subscribe = Hear of new ones
exceedances-subscribe-text = A feed reader tells you, without registration:
exceedances-feed = Atom feed
exceedances-entry = { $station }: { $parameter } over the limit
exceedances-summary = { $averaging }, { $window }: { $value } { $unit }, limit { $limit } under { $rule }. State: { $state }.
warnings-title = Environmental warnings
warnings-lead = Limits exceeded and indices in a harmful band, each with a CAP message.
warnings-subscribe-text = Warning systems and apps read every warning as CAP 1.2:
warnings-feed = feed of warnings
warning-index = { $station }: { $index } { $value }, { $band }
warning-ended = Warning ended: { $headline }
kpi-title = Key figures
kpi-lead = How far monitoring and what follows from it are done, counted over public stations.
kpi-figure = Figure
kpi-day = Newest day
kpi-month = This month
kpi-target = Target
kpi-none = There are no figures yet.
kpi-nothing = Nothing to count
kpi-counts = { $numerator } { $so }, of { $denominator } { $all }
kpi-since = since { $day }
kpi-known = as known at { $at }
kpi-missed = Missed
kpi-programs = For programs, with every revision:
home-kpi-title = Key figures
home-kpi-text = How much data came in, how much was done in time.
law-kind-about-kpi = What the operations centre watches, and how it is counted.
law-kpi-numerator = Numerator
law-kpi-denominator = Denominator
law-kpi-better = Good direction
law-kpi-better-more = the more the better
law-kpi-better-less = the less the better
home-exceedances-title = Over the limit
home-exceedances-text = Where limits were exceeded, by how much, and what became of it.
law-doubtful = In doubt, decides nothing
law-additions = What is added
law-added = Added ({ $unit })
area-search = Code or name, old or new
area-find = Look up
area-provinces = Provinces
area-communes = Communes
area-found = Units found
area-name = Unit
area-kind-xa = Communes
area-kind-phuong = Wards
area-kind-dac-khu = Special zones
area-today = Today in
area-in = In
area-came-out-of = Came out of
area-in-part = in part
area-until = until { $day }
area-no-more = No districts any more
area-country = Viet Nam
area-hits = { $count ->
    [one] One unit found.
   *[other] { $count } units found.
}
area-first-hits = The first { $count } units; please be more precise.

# Lengths of time
words-minutes = { $large } min
words-hours-minutes = { $large } h { $small } min
words-days-hours = { $large ->
    [one] { $large } day
   *[other] { $large } days
} { $small } h

## LED panels
led-time = As of { $time }
led-lost = no connection
led-nothing = No figures yet
led-over = Over the limit
led-kept = Within the limit
led-sensitive = Sensitive people:
led-source = Source: { $source }
led-limit = Limit { $bound }
led-averaging-PT1H = 1-hour mean
led-averaging-P1D = 24-hour mean
led-averaging-PT8H = 8-hour mean
led-averaging-P1Y = Annual mean

## Map, calendar, downloads, frames
home-map-bands = The colour inside a sign: band of { $index }
station-xlsx = Download as a spreadsheet (XLSX)
station-days = Calendar of days
station-embed = Show it on another site
station-embed-lead = Copy this code into your page to show the station's newest figures. The frame sets no cookie and runs no script.
station-embed-see = Look at the frame
widget-source = Source: { $office }
series-sheet = Figures
series-averaging = Kind of figures
series-status = Status
series-counted = Valid values
series-expected = Values expected
days-title = { $station }: calendar of days
days-month = { $month }
days-previous = Previous month
days-next = Next month
days-lead-index = { $index } of each day. The station's page shows how it is computed.
days-lead-limit = Whether a limit was passed on a day, by the averages that ended on it.
days-week-1 = Monday
days-week-2 = Tuesday
days-week-3 = Wednesday
days-week-4 = Thursday
days-week-5 = Friday
days-week-6 = Saturday
days-week-7 = Sunday
days-short-1 = Mo
days-short-2 = Tu
days-short-3 = We
days-short-4 = Th
days-short-5 = Fr
days-short-6 = Sa
days-short-7 = Su
days-too-little = Too few figures
days-nothing = No figures
days-kept = Within limits
days-measured = Measured
days-exceeded = Over: { $parameters }
days-key = What the colours mean

## Comparison
compare-title = Compare stations
compare-lead = Two to four stations beside one another by one parameter, with the limits that bind each.
compare-station = Station { $number }
compare-go = Compare
compare-empty = Choose at least two stations and a parameter, and the chart appears here.
compare-missing = { $stations } do not measure { $parameter }, or in another unit.
home-compare-title = Compare stations
home-compare-text = Two to four stations in one chart, over the last week or month.
