# Refusals of what all parts share: forms, files, imported tables, administrative units, jobs.

refused-changed-meanwhile = Somebody else changed this while you were editing it. Please open the page again, look at the new version and go on from there.
refused-command-reused = This form was sent before. Please open the page again if you want to do it once more.
refused-valid-days-empty = The last day must come after the first.

refused-file-empty = The file is empty.
refused-file-too-large = The file is too large. Please send one of at most { $megabytes } MB.
refused-file-kind = This kind of file cannot be taken. Please send one of: { $accepted }.

refused-area-unknown = There is no such administrative unit.
refused-area-code-taken = This code belongs to { $name }.
refused-area-parent-level = { $name } is not of a higher level.
refused-area-ended = { $name } is no unit of its own any more, or is the very unit that the others go into.
refused-province-unknown = No province has the code "{ $code }".

refused-import-unknown = There is no such import.
refused-import-not-waiting = This import is not at that step any more. Please open the page again.
refused-import-empty = The table has no rows below its header.
refused-import-unreadable = This file cannot be read as a table. Please save it again as XLSX, ODS or CSV (UTF-8).
refused-import-line-unreadable = Line { $line } cannot be read.
refused-import-unpacks-too-large = This archive unpacks to more than { $megabytes } MB, which is too large.
refused-import-too-many-rows = The table is too long. At most { $most } rows can be imported at once.
refused-import-too-many-columns = Line { $line } has too many columns. A table may have at most { $most }.
refused-import-cell-too-long = A cell in line { $line } is too long (more than { $most } characters).
refused-import-cell-unreadable = A cell in line { $line } holds characters that cannot be read.
refused-import-extra-cell = The text "{ $text }" stands outside of the columns that have a heading. Often a separator got into a text.
refused-import-row-twice = "{ $key }" stands in line { $line } of this table already.
refused-import-has-faults = { $rows } rows still have faults. Please mend the table and import it again, or choose to leave faulty rows out.
