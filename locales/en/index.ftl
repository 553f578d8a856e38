### Indices of air and water: station page, home, definitions.

## Station page
index-hour = Hourly index, { $at }
index-day = Daily index, { $day }
index-leading-air = Highest: { $parameter }
index-leading-water = Poorest: { $parameter }
index-leads-air = highest
index-leads-water = poorest
index-source = the province's automatic station
index-advice-general = Everybody
index-advice-sensitive = Older people, children, people with respiratory or heart disease
index-parts = The index of each parameter
index-statistic = What it is computed from
index-statistic-hour-mean = 1-hour mean
index-statistic-nowcast = NowCast (last 12 hours)
index-statistic-day-mean = 24-hour mean
index-statistic-highest-hour = highest 1-hour mean of the day
index-statistic-highest-8-hours = highest 8-hour mean of the day
index-group = Group
index-concentration = Value
index-saturation = { $value } ({ $share } % of saturation)
index-sub-index = Index
index-scale = The scale
index-none = not enough readings
index-stale = This is the index of { $ago }: since then the station has not sent enough new readings.
index-other = Computed the other way ({ $formula }) the index would be { $index }, { $word }. The published index follows the regulation as it is written.
index-nothing-air = There is no index yet. VN_AQI appears here once two of the last three hours have readings of PM10 or PM2.5.
index-nothing-water = There is no index yet. VN_WQI is computed from daily means and appears here after the first day of readings.
index-no-dust = There is no index: it needs one of { $parameters }. Dust takes readings of at least two of the last three hours.
index-too-few = There is no index: it takes at least { $least } groups of parameters, and this station has { $there }.
index-no-temperature = The station measures dissolved oxygen, but not the water's temperature, so its share of saturation is not known.
index-required = compulsory
index-lacking = takes { $least } parameters, has { $there }; missing: { $missing }
index-how = How { $index } is computed
index-method = Method
index-issuer = Issued by
index-definition = Definition used
index-formula = Formula
index-formula-nowcast-literal = NowCast as written
index-formula-nowcast-normalised = NowCast divided by the sum of weights
index-formula-square-root = square root of group IV × group V
index-formula-weighted-cube-root = cube root of group IV² × group V

## Home
home-index-air = The air now
home-index-water = Surface water yesterday
home-worst-air = Least clean at
home-worst-water = Poorest water at
home-in-band = { $count ->
    [one] { $count } station
   *[other] { $count } stations
} { $word }
home-without-air = { $count ->
    [one] { $count } station has
   *[other] { $count } stations have
} not enough readings for an index.
home-without-water = { $count ->
    [one] { $count } station measures
   *[other] { $count } stations measure
} too few parameters for an index; the station's page says what is missing.
home-no-index-air = Not enough readings for VN_AQI
home-no-index-water = Too few parameters for VN_WQI

## Definitions
law-kind-about-air-index = How concentrations become an index; its bands, advice, and what must be published.
law-kind-about-water-index = The score of each parameter, the groups and the bands of water quality.
law-kind-about-index-formula = Which formula is used where practice knows more than one.
index-breakpoints = The concentration at each step of the index
index-bands = Bands
index-meaning = Meaning
index-duties = What must be published
index-duty-brief = Press, broadcast, boards
index-duty-full = Web pages, phones
index-scores = The score of each parameter
index-points = Value → score
index-below = Below
index-above = Above
