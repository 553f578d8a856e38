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
