### Monitoring programmes: shared words, portal, desk, reasons for refusal.

## Shared words
programme-kind-automatic = Automatic, continuous
programme-kind-periodic = Periodic
programme-kind-ad-hoc = Ad hoc
programme-standing-running = Under way
programme-standing-planned = To come
programme-standing-over = Over
programme-rounds = { $count ->
    [one] { $count } round a year
   *[other] { $count } rounds a year
}
programme-always = At each station's own interval
programme-on-occasion = On request
programme-from = since { $day }
programme-delivering = { $delivering } of { $stations } stations measured within the last 24 hours
programme-newest = newest reading at
programme-newest-reading = Newest reading
programme-station = Station
programme-stations = Stations
programme-no-stations = No station belongs to this programme: samples are taken in the field.
programme-code = Code of the programme
programme-parameters = Parameters
programme-frequency = How often
programme-days = From, until
programme-ordered-by = Ordered by
programme-document = Document
programme-carried-out-by = Carried out by

## Portal
programmes-title = Monitoring programmes
programmes-lead = What the department observes, where, what for, how often and by which document.
programmes-none = No programme has been published yet. The readings of the stations are on the home page.
programmes-programs = For programs:
programme-purpose = What for
programme-facts = The programme
programme-ended-because = It was ended. The reason:
home-programmes-text = What is observed and why, how often and by whom.
station-programmes = Belongs to

## Desk
desk-programmes = Programmes
programme-none = There is no programme yet. Register the first, so that the operations centre and the public know what is observed.
programme-new = Register a programme
programme-register = Register
programme-amend = Amend
programme-name = Name of the programme
programme-name-en = English name
programme-kind = Kind of monitoring
programme-medium = Medium
programme-deliver = Stations delivering
programme-deliver-of = { $delivering }/{ $stations }
programme-code-hint = Part of the page's address, for example KK-TD-2026. It cannot be changed later.
programme-purpose-hint = What it serves and whom. Shown on the public page.
programme-stations-hint = A station's code on each line, in the order in which they are shown. An automatic programme needs at least one.
programme-stations-known = Codes of the stations within reach
programme-parameters-hint = Symbols with blanks between, for example: pH DO COD. The list of parameters has them all.
programme-parameters-known = List of parameters
programme-rounds-per-year = Rounds a year
programme-frequency-words = How often, in words
programme-frequency-hint = For example: March, June, September, December. An automatic programme may leave it empty.
programme-article = Place in the document
programme-first = First day
programme-last = Last day
programme-last-hint = Empty where it goes on until somebody decides otherwise.
programme-public = Public
programme-public-hint = A programme that is not public is seen by officers of the department only, for example a visit that is not announced.
programme-not-public = This programme is not public.
programme-hidden-stations = { $count ->
    [one] One more station is out of reach.
   *[other] { $count } more stations are out of reach.
}
programme-end = End
programme-end-title = End the programme
programme-end-lead = The programme stays readable, with the reason why it ended; its code is not given again.
programme-end-last = Last day
programme-end-last-hint = The last day on which it is carried out.
programme-end-reason = Reason
programme-end-reason-hint = Shown on the public page. Please name no persons.

done-programme-registered = Monitoring programme registered
done-programme-amended = Monitoring programme amended
done-programme-ended = Monitoring programme ended
subject-programme = monitoring programme

## Reasons for refusal
refused-programme-unknown = There is no such programme.
refused-programme-code = A programme's code has 2 to 24 letters without marks, digits, "-", "_" or ".".
refused-programme-code-taken = The code "{ $code }" belongs to another programme, perhaps one that has ended.
refused-programme-ended = This programme has ended.
refused-programme-station = There is no station with the code "{ $code }" within your reach.
refused-programme-station-twice = A station is named twice.
refused-programme-stations-own = You are responsible for some areas or facilities; please name at least one station there.
refused-programme-many = Too many. Please name at most { $most }.
refused-programme-rounds = A periodic programme needs its rounds a year, or how often in words.
