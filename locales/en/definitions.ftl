# Definitions: kinds, layers, averaging times, faults in files, why there is no limit.

definition-kind-limit-set = Technical regulations
definition-kind-air-index = Air quality index
definition-kind-water-index = Water quality index
definition-kind-index-formula = Formula of an index
definition-kind-parameter = Parameters
definition-kind-unit = Units of measurement
definition-kind-medium = Environmental media
definition-kind-averaging = Averaging rules
definition-kind-arrival = Transmission times
definition-kind-logger-status = Status codes of loggers
definition-kind-office-calendar = Working hours and holidays
definition-kind-severity = Tiers of exceedance
definition-kind-warning = Rule of warnings
definition-kind-kpi = Key figure
definition-kind-role = Roles
definition-kind-area = Administrative units

definition-layer-built-in = Built in
definition-layer-province = The province's
definition-layer-local = Edited here


# Definition files
refused-definition-areas-built-in = The list of administrative units comes with the program; it cannot stand in a folder of the province.
refused-definition-file-outside-kind = The file lies outside the folder of a kind; move it into one such as limit-set/ or parameter/.
refused-definition-file-unreadable = The file cannot be read: { $detail }.
refused-definition-file-not-utf8 = The file is not in UTF-8; save it as UTF-8.
refused-definition-kind-unknown = There is no kind of definition “{ $detail }”.
refused-definition-syntax = This is not TOML: { $detail }.
refused-definition-kpi-counter = “{ $key }” is missing, or this counter has no use for it.
refused-definition-shape = The content does not have the right form: { $detail }.
refused-definition-key-missing = The key “{ $key }” is missing.
refused-definition-key-unknown = This key has no meaning at the top of the file.
refused-definition-not-a-group = A group of definitions is written as [[…]] tables.

# Every definition
refused-definition-code = The code “{ $code }” is not valid: not empty, no space at either end, at most 80 characters.
refused-definition-text-missing = The text is missing.
refused-definition-citation-missing = The source is missing: name the document and the place in it.
refused-definition-provisional-unexplained = A provisional definition needs a note that says why.
refused-definition-period-empty = The last day must come after the first.
refused-definition-period-overlap = The days of “{ $code }” overlap with the definition at { $other }.
refused-definition-reference-unknown = There is no “{ $code }” of kind { $kind }.
refused-definition-twice = “{ $text }” stands there twice.
refused-definition-list-empty = The list must not be empty.
refused-definition-not-positive = { $number } is not a positive number.
refused-definition-not-a-number = { $number } is not a number.
refused-definition-range-empty = The lower value { $low } must be less than the upper value { $high }.
refused-definition-below-least = { $number } is less than { $least }, the least allowed.

# Parameters and units
refused-definition-parameter-without-medium = A parameter must be measured in at least one medium.
refused-definition-decimals = At most { $most } decimals.
refused-definition-spelling-empty = The spelling “{ $spelling }” has no letter and no digit.
refused-definition-spelling-taken = The spelling “{ $spelling }” already means “{ $other }” ({ $within }).

# Limits
refused-definition-parameter-not-in-medium = The parameter “{ $parameter }” is not measured in { $media }.
refused-definition-unit-does-not-fit = The unit { $unit } does not convert into { $kept }, in which the parameter is kept.
refused-definition-averaging-missing = Which average is compared? Write averaging in the row, or judged for the whole set.
refused-definition-value-or-values = A row has either value (one for all) or values (by column).
refused-definition-column-unknown = The set has no column “{ $column }”.
refused-definition-not-multipliable = Only a greatest value is multiplied; add as_written = true if this one counts as it is.
refused-definition-row-twice = “{ $parameter }” already has a limit for the same case on line { $other }.
refused-definition-coefficient-undefined = The coefficient { $symbol } has no table.
refused-definition-table-neither = A coefficient table has either a fixed value, or rows by a fact.
refused-definition-table-gap = The rows must follow one another without gap or overlap; the first has no lower end, the last no upper end.
refused-definition-fact-unknown = The fact “{ $fact }” is not declared, or is not a number.
refused-definition-fact-neither = A fact has either a unit or choices.
refused-definition-hours = The hours must divide the whole day: every hour in exactly one of them.
refused-definition-choice-unknown = “{ $choice }” is not among the choices of “{ $fact }”.
refused-definition-condition-kind = The condition on “{ $fact }” has the wrong form: a number needs a span, a choice needs its code.

# Other kinds
refused-definition-averaging-code = The code must be “{ $expected }”.
refused-definition-averaging-of = An average is formed from values of a shorter time.
refused-definition-min-ratio = The least share must be above 0 and at most 1.
refused-definition-status-code = A status code has exactly two digits.
refused-definition-status-counts = Only values of the measuring state may count.
refused-definition-weekday = Days of the week are written 1 (Monday) to 7 (Sunday), not { $day }.
refused-definition-tiers-begin = The first tier must begin at 1.
refused-definition-right-unknown = There is no right “{ $right }”.

# Indices
refused-definition-band-gap = Bands must follow one another, the first from 0, each right after the one before.
refused-definition-index-needs = The parameter “{ $parameter }” is needed, but has no column in the table.
refused-definition-nowcast = NowCast: the least weight must be above 0 and at most 1, and the newest hours no more than all hours.
refused-definition-index-steps = The column has { $count } values; it needs 2 to { $steps }, as many as there are steps.
refused-definition-index-groups = At least { $least } groups are asked for, more than there are.
refused-definition-index-group = There is no group “{ $group }”.
refused-definition-index-score = The score { $number } must be above 0 and at most 100.
refused-definition-formula-foreign = This formula is not one of “{ $code }”: the code must be that of an index it belongs to.

# Symbols and units in data
refused-symbol-unknown = The symbol “{ $symbol }” is not known.
refused-symbol-other-medium = The symbol “{ $symbol }” ({ $parameter }) is not used for this medium.
refused-symbol-not-in-force = The parameter { $parameter } (symbol “{ $symbol }”) is not in force on the day of measurement.

# The limit that counts
refused-limit-set-not-in-force = { $set } is not in force on { $day }.
refused-limit-none = { $set } does not limit this parameter.
refused-limit-value-not-in-force = The limit in { $set } does not hold on { $day }.
refused-limit-other-averaging = { $set } limits only: { $limited }.
refused-limit-other-source = { $set } has no limit for such a source.
refused-limit-fact-missing = The fact “{ $fact }” about the source must be known: write it into the column Source, e.g. { $fact }=….
refused-source-not-asked = { $set } does not ask “{ $fact }” about a source; what may be written: { $asked }.
refused-source-nothing-asked = { $set } asks nothing about a source; leave it empty (“{ $fact }” was written).
refused-source-not-a-choice = “{ $given }” is no value of { $fact }; the values are { $choices }.
refused-source-not-a-number = { $fact } must be a number from 0 up (“{ $given }” was written).
refused-source-of-the-hour = { $fact } follows from the hour of the reading; a station cannot say it.
refused-limit-column-missing = { $set } has the columns { $columns }; choose one.
refused-limit-column-unknown = { $set } has no column “{ $column }”; its columns are { $columns }.
refused-limit-no-columns = { $set } has no columns; leave the column empty (it says “{ $column }”).
refused-limit-doubtful = { $set } has a value for this parameter, but it may be wrong and decides nothing: check the official text and put it into the folder of the province.
refused-limit-column-empty = Column { $column } of { $set } has no value for this parameter.
refused-coefficient-missing = The coefficient { $symbol } of { $set } is missing.
refused-coefficient-unknown = The regulation has no coefficient { $symbol }.
refused-coefficient-unlawful = { $symbol } = { $value } stands in no table of { $set }; possible values: { $lawful }.
refused-coefficient-no-table = No table of the coefficient { $symbol } is for this case.

# Correction for oxygen
refused-oxygen-too-high = The measured O₂ of { $measured } % is not below { $below } %: the value cannot be corrected.
refused-oxygen-impossible = An O₂ content of { $content } % is not possible.
