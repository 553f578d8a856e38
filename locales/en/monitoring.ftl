### Monitoring: refusals and reasons of quarantine.

refused-station-unknown = There is no such station.
refused-station-code = "{ $code }" is no station code: use 2 to 40 letters without accents, digits, "-", "_" or ".".
refused-station-medium = Station { $code } is registered for the medium "{ $medium }". Please register another station for another medium.
refused-stations-overtaken = Somebody changed a station of this table while it was being brought in, so nothing was applied. Please look at the newest table and bring yours in again.
refused-medium-unknown = There is no medium "{ $medium }". Use one of: { $known }.
refused-commune-unknown = No commune has the code "{ $code }".
refused-commune-former = The code "{ $code }" was that of { $name } until { $until }; it is { $became } now.
refused-commune-divided = The code "{ $code }" was that of { $name } until { $until }; its land is in { $became } now. Please choose one of these codes.
refused-commune-elsewhere = The code "{ $code }" is { $name }, { $province }, which is not in the province of this office.
refused-commune-no-province = The code "{ $code }" is { $name }, { $province }; this office has not said which province it is of: run `datnuoc admin province { $parent }`.
refused-parameter-twice = The parameter "{ $symbol }" is given twice.
refused-limit-set-unknown = There is no limit set "{ $set }" in force.
refused-limit-set-medium = { $set } is not for the medium "{ $medium }".
refused-oxygen-reference = The medium "{ $medium }" is not corrected for O₂; please leave the reference O₂ empty.
refused-oxygen-unmeasured = With a reference O₂ the station must measure O2, or nothing could ever be judged.

refused-base-map = The base map is no GeoJSON that can be used: { $why }.
refused-demo-folder = The folder { $folder } is not empty. The demo needs a new one, so that it never mixes with real data.
refused-no-database = There is no database at { $place }. Please check --data or --database.
refused-served-already = Another process serves the folder { $place } already. Please stop that one first.
refused-backup-before-migrating = The backup before migrating failed, so nothing was changed: { $why }. Please make room on the disk, or run `datnuoc migrate --without-backup` if you have another copy.

quarantine-utf-16 = The file is written in UTF-16; set the device to write UTF-8 text.
quarantine-nul = It holds NUL bytes, usually from a power cut while writing.
quarantine-control-character = It holds control or invisible characters.
quarantine-file-too-large = The rest of the file is too large.
quarantine-too-many-lines = The rest of the file has too many lines.
quarantine-fields-missing = Fields are missing: a line needs symbol, value, unit, time, status.
quarantine-fields-surplus = The line has too many fields.
quarantine-truncated = The file breaks off here.
quarantine-symbol-missing = The parameter's symbol is missing.
quarantine-symbol-malformed = The parameter's symbol is malformed.
quarantine-unit-malformed = The unit is too long.
quarantine-value-not-a-number = The value is no number.
quarantine-value-thousands = The value has several separators and may mean two things.
quarantine-value-too-long = The value is too long.
quarantine-value-out-of-range = The value is too great or too small to be measured.
quarantine-time-malformed = The time is not written as yyyyMMddHHmmss.
quarantine-time-impossible = The date or time of day does not exist.
quarantine-status-malformed = The status must be two digits.
quarantine-file-name = The file name does not follow Province_Site_Station_yyyyMMddHHmmss.txt.
quarantine-file-of-another-station = The file name names another station than the account that sent it.
quarantine-file-empty = The file holds no data.
quarantine-upload-too-large = The file is larger than is taken (12 MiB) and was not taken; only its beginning is kept here. Send it in smaller pieces.
quarantine-too-many-readings = The file holds more than 262,144 readings and was not taken. Send it in smaller pieces.
quarantine-symbol-unknown = This parameter's symbol is not known.
quarantine-parameter-not-at-station = This parameter is not registered for the station.
quarantine-unit-unknown = The unit is not known for this parameter.
quarantine-clock-future = The time lies in the future: the device's clock is wrong.
quarantine-clock-ancient = The time lies too far in the past: the device's clock was reset.

## File names
refused-file-name-empty = The file name is empty.
refused-file-name-too-long = The file name is too long.
refused-file-name-control-character = The file name has a control character at position { $character }.
refused-file-name-forbidden-character = The file name has a character that is not allowed ({ $found }) at position { $character }.
refused-file-name-traversal = The path must not contain "..".
refused-file-name-extension = The file name must end with .txt.
refused-file-name-parts-missing = Parts of the file name are missing: it is Province_Site_Station_yyyyMMddHHmmss.txt.
refused-file-name-province = The province in the file name is malformed.
refused-file-name-site = The site in the file name is malformed.
refused-file-name-station = The station in the file name is malformed.
refused-file-name-time-malformed = The time in the file name must be 14 digits yyyyMMddHHmmss.
refused-file-name-time-impossible = The time in the file name does not exist.

### Quarantined lines: what was expected there.

quarantine-found = The file says:
quarantine-expected-utf-16 = Text in UTF-8 (or ASCII) is expected.
quarantine-expected-nul = Readable characters are expected; empty space carries no readings.
quarantine-expected-control-character = Readable characters are expected.
quarantine-expected-file-too-large = A file of at most 12 MiB is expected.
quarantine-expected-too-many-lines = A file of at most 262,144 lines is expected.
quarantine-expected-fields-missing = Five fields with tabs between them are expected: symbol, value, unit, time, status.
quarantine-expected-fields-surplus = Exactly four fields are expected: time, name, value, unit.
quarantine-expected-truncated = A whole line is expected; this one stops halfway, probably because the line broke.
quarantine-expected-symbol-missing = The symbol of a parameter is expected, e.g. COD.
quarantine-expected-symbol-malformed = A symbol with letters, of at most 64 characters, is expected, e.g. COD.
quarantine-expected-unit-malformed = A short unit is expected, e.g. mg/L; perhaps a field has moved.
quarantine-expected-value-not-a-number = A number is expected, e.g. 41.6 or 41,6; where there is no reading, ---.
quarantine-expected-value-thousands = A number without marks between thousands is expected, e.g. 1234.5.
quarantine-expected-value-too-long = A short number is expected.
quarantine-expected-value-out-of-range = A value that can be measured is expected.
quarantine-expected-time-malformed = A time of 14 digits is expected, e.g. 20261122101500.
quarantine-expected-time-impossible = A day and time that exist are expected.
quarantine-expected-status-malformed = A status of two digits is expected: 00 measuring, 01 calibrating, 02 fault.
quarantine-expected-file-name = A name like BD_KCNST_NUO001_20261122101500.txt is expected.
quarantine-expected-file-of-another-station = A name that says the station of the account is expected.
quarantine-expected-file-empty = At least one line of readings is expected.
quarantine-expected-symbol-unknown = A symbol of Table 34 or a known name is expected.
quarantine-expected-parameter-not-at-station = A parameter that the station is registered for is expected; if it is measured, add it to the table of stations.
quarantine-expected-unit-unknown = A unit of this parameter is expected.
quarantine-expected-clock-future = A time not more than 5 minutes after arrival is expected.
quarantine-expected-clock-ancient = A time of recent years is expected.
quarantine-expected-upload-too-large = A file of at most 12 MiB is expected.
quarantine-expected-too-many-readings = A file of at most 262,144 readings is expected.

refused-receipt-unknown = There is no such receipt.
refused-mend-symbol = The station does not measure { $symbol }.
refused-mend-written = The file holds no symbol “{ $written }”.
refused-mend-nothing = Nothing was set right: choose what a symbol means, or correct a line and mark it.
refused-mend-name = The file name must say station { $code }.
