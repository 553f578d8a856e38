# Refusals of a cell, a row or a table when data are entered.

refused-field-required = This must be filled in.
refused-field-too-long = The text has { $length } characters; { $max } are the most.
refused-field-control-character = The text holds an invisible control character; please type it again.
refused-field-not-integer = “{ $given }” is not a whole number.
refused-field-not-number = “{ $given }” is not a number. Write it like 1.234,5 or 1234.5.
refused-field-too-small = “{ $given }” is too small; the least is { $min }.
refused-field-too-large = “{ $given }” is too large; the most is { $max }.
refused-field-not-a-choice = “{ $given }” is not in the list. Choose one of: { $answers }.
refused-field-not-a-day = “{ $given }” is not a date. Write day/month/year, such as 22/11/2026.
refused-field-not-a-moment = “{ $given }” is not a moment. Write it like 22/11/2026 10:15.
refused-field-not-boolean = “{ $given }” is neither yes nor no. Write “yes” or “no”.
refused-field-not-a-coordinate = “{ $given }” is not a coordinate. Write decimal degrees such as 21.0285, or degrees, minutes and seconds such as 21°01'42".
refused-field-outside = The coordinate “{ $given }” lies outside of { $min } to { $max }. Have latitude and longitude changed places?
refused-field-not-an-assignment = “{ $given }” is not of the form name=value, such as Kq=0.9.
refused-field-twice = “{ $given }” stands twice.
refused-field-other-kind = The value { $given } is not of this field's kind.
refused-field-unknown = There is no field “{ $given }”.
refused-field-not-a-code = “{ $given }” cannot be a code. Codes are plain letters and digits, with - _ . between them.
refused-field-not-digits = “{ $given }” must be exactly { $lengths } digits.
refused-field-not-a-tax-code = “{ $given }” is not a tax code. Tax codes have 10 digits, with -001 added for a branch, or 12 digits.
refused-field-tax-code-slip = The check digit of the tax code “{ $given }” is wrong; perhaps a slip of the pen.
refused-field-column-missing = The table lacks the column “{ $field }” ({ $en }).
refused-field-column-twice = Two columns mean the same; the column “{ $title }” is the second.
refused-field-together = This must be filled in because “{ $other }” is.
refused-field-needs = This makes sense only when “{ $other }” is filled in too.
