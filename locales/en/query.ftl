# Refusals of a question to the data interfaces: $filter, $orderby, $expand and the other options.

refused-filter-syntax =
    Cannot read “{ $found }” at column { $column }: { $expected ->
        [value] a value, a field name or a function belongs here
        [operator] an operator (eq, and, …) or the end belongs here
        [closing] the closing parenthesis “)” is missing
        [opening] the opening parenthesis “(” is missing
        [quote] the quote that ends the text is missing
        [field] a field name belongs here
        [relation] the name of a relation belongs here
        [option] an option such as $filter or $top belongs here
        [equals] the sign “=” is missing
        [colon] the colon “:” is missing
        [name] a name to speak of one of them belongs here, like d in any(d: …)
        [list] a list in parentheses belongs here
        [moment] a moment such as 2026-11-22T10:15:00+07:00 belongs here
        [time-zone] the moment lacks its time zone: add Z or +07:00
       *[other] the syntax is wrong
    }.
refused-filter-incomplete =
    The question ends too early, at column { $column }: { $expected ->
        [value] a value, a field name or a function belongs here
        [operator] an operator (eq, and, …) or the end belongs here
        [closing] the closing parenthesis “)” is missing
        [opening] the opening parenthesis “(” is missing
        [quote] the quote that ends the text is missing
        [field] a field name belongs here
        [relation] the name of a relation belongs here
        [option] an option such as $filter or $top belongs here
        [equals] the sign “=” is missing
        [colon] the colon “:” is missing
        [name] a name to speak of one of them belongs here, like d in any(d: …)
        [list] a list in parentheses belongs here
        [moment] a moment such as 2026-11-22T10:15:00+07:00 belongs here
        [time-zone] the moment lacks its time zone: add Z or +07:00
       *[other] the syntax is wrong
    }.
refused-filter-too-long = The condition is longer than { $limit } bytes. Please split it into several questions.
refused-filter-too-deep = The condition is too complex at column { $column }: too many parts, or nested too deeply.
refused-filter-literal =
    “{ $text }” at column { $column } is not { $kind ->
        [number] a usable number
        [day] a day that exists
        [time] a time of day
        [moment] a moment that exists
        [interval] a span of time (its start must come before its end)
        [duration] a length of time in weeks, days, hours, minutes, seconds
        [geometry] a sound shape (WKT, longitude before latitude)
       *[other] a usable text
    }.
refused-filter-unknown-function = There is no function “{ $name }” (column { $column }).
refused-filter-arguments = The function { $name } takes { $wanted } arguments, here it has { $given } (column { $column }).
refused-filter-unknown-field = { $entity } has no field “{ $name }”.
refused-filter-not-filterable = Nothing can be asked by “{ $name }”.
refused-filter-not-sortable = Nothing can be ordered by “{ $name }”.
refused-filter-kinds =
    “{ $name }” takes { $wanted ->
        [boolean] a yes or no
        [text] text
        [integer] a whole number
        [real] a number
        [number] a number
        [moment] a moment
        [interval] a span of time
        [duration] a length of time
        [day] a day
        [time] a time of day
        [geometry] a shape on the map
        [relate-pattern] a pattern of nine characters T, F, *, 0, 1, 2
        [calculable] a number or a time
       *[comparable] a value that can be compared
    }, but here is { $given ->
        [boolean] a yes or no
        [text] text
        [integer] a whole number
        [real] a number
        [moment] a moment
        [interval] a span of time
        [duration] a length of time
        [day] a day
        [time] a time of day
       *[geometry] a shape on the map
    }.
refused-filter-not-inside-any = “{ $name }” cannot be used inside any(…) where the condition also speaks of what is outside.
refused-filter-needs-point = The function { $name } needs a point on at least one side.

refused-query-unknown-option = There is no option “{ $name }”. The options are $filter, $orderby, $select, $expand, $top, $skip, $count, $resultFormat.
refused-query-option-twice = “{ $name }” stands twice; keep only one.
refused-query-option-value =
    { $name } does not take “{ $given }”; it takes { $wanted ->
        [whole-number] a whole number from 0 up
        [true-false] true or false
        [json] json
       *[result-format] dataArray, GeoJSON or CSV
    }.
refused-query-encoding = The option “{ $name }” is wrongly encoded in the address (UTF-8 as %XX is needed).
refused-query-unknown-relation = { $entity } has no relation “{ $name }” to expand.
refused-query-page-mark = This page mark does not belong to this list. Please start again from its first page.
