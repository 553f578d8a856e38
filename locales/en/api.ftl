### Interfaces for programs: SensorThings and JSON. Descriptions that travel with the data, and why a question is refused.

api-thing = Automatic monitoring station, { $medium }
api-location = Place of station { $station }
api-feature = { $medium } at station { $station }
api-sensor = Analyser of { $parameter } at station { $station }
api-datastream = { $parameter }, { $averaging }, station { $station }
api-averaging-raw = as sent by the logger
api-averaging-PT1H = hourly average
api-averaging-P1D = daily average
api-averaging-PT8H = 8-hour average
api-averaging-P1Y = annual average
api-averaging-sum-PT1H = hourly total
api-averaging-sum-P1D = daily total
api-averaging-direction-PT1H = hourly mean direction
api-averaging-direction-P1D = daily mean direction

refused-api-path-not-found = There is no "{ $name }" in { $within }.
refused-api-path-too-deep = The path has more than { $most } segments.
refused-api-entity-not-found = There is no { $name }.
refused-api-result-format = dataArray is there for lists of Observations without $expand, GeoJSON for lists of Things, Locations and FeaturesOfInterest without $expand, CSV for all lists, with $expand only where it leads to one entity. Leave $resultFormat out to get JSON.
refused-api-option-of-sets = { $option } belongs to sets, not to one entity.
refused-api-answer-too-large = The answer has more than { $most } entities; ask for a smaller $top or expand less.
refused-api-filter-through-many = Observations cannot be filtered through a relation to many; filter by Datastream or Thing.
refused-api-skip-too-far = $skip leaves out at most { $most } rows when they are not ordered by phenomenonTime; follow @iot.nextLink.
refused-api-scan-too-long = { $rows } frames were read, as far as { $reached }, and nothing fits; limit phenomenonTime in $filter.
refused-api-count-too-long = Counting takes more than { $most } frames; limit phenomenonTime in $filter.
refused-api-query-unreadable = The parameters of the address cannot be read.
refused-api-parameter-unknown = There is no parameter "{ $name }". Those that are: { $known }.
refused-api-parameter-twice = The parameter "{ $name }" stands twice.
refused-api-parameter-value =
    "{ $given }" does not fit { $name }: { $kind ->
        [moment] a moment in ISO 8601 with its offset is wanted, or a day yyyy-mm-dd.
        [number] a whole number is wanted.
        [limit] a whole number from 1 to 500 is wanted.
       *[code] there is no such value.
    }
refused-api-station-not-found = There is no station "{ $code }".
refused-api-station-missing = Name the station by its code in the parameter station.

### Files of stations by HTTP.

refused-api-file-name-missing = The file has no name: give it as the parameter name, in Content-Disposition, or with each part of the form.
refused-api-file-name-long = The file name is longer than { $most } characters.
refused-api-file-name-control = The file name holds a control character.
refused-api-file-none = There is no file in the request.
refused-api-files-many = One request may bring at most { $most } files.
refused-api-file-broken = The request broke off or cannot be read; nothing was taken.
refused-api-file-encoded = Compressed content ({ $encoding }) is not taken; send the file as it is.
refused-api-file-large = The file is larger than { $megabytes } MiB and was not taken; receipt { $receipt } says so. Send it in smaller pieces.

### Creating Observations by SensorThings.

refused-api-only-observations = Nothing is created here but Observations, at Observations, Datastreams(id)/Observations or CreateObservations. Everything else is set up by the office.
refused-api-only-read = What stands here is read only. Stations send Observations; nothing is changed or removed by this interface.
refused-api-body-large = The request is larger than { $kilobytes } KiB; send it in smaller pieces.
refused-api-json = The request is no JSON of the expected form; line { $line }, column { $column }.
refused-api-property-unknown = "{ $name }" is not kept of an Observation. What is: { $known }.
refused-api-property-twice = "{ $name }" stands twice.
refused-api-property-missing = "{ $name }" is missing.
refused-api-link = The Datastream is named by its id, as {"{"}"@iot.id": 4{"}"}.
refused-api-link-other = The address names another Datastream than the request, which names { $id }.
refused-api-feature = The FeatureOfInterest of this station is { $id }; name it as {"{"}"@iot.id": { $id }{"}"} or leave it out.
refused-api-datastream-foreign = Datastream { $id } is not one of this station.
refused-api-datastream-computed = Datastream { $id } holds averages, which are computed here from the readings; send those to the Datastream of raw values.
refused-api-data-array = A list of objects with Datastream, components (names) and dataArray (rows) is expected.
refused-api-observations-none = There is no Observation in the request.
refused-api-observations-many = One request may bring at most { $most } Observations.
refused-api-observation =
    { $reason ->
        [value-not-a-number] A number is expected, or null where nothing was measured.
        [value-too-long] The number has more digits than are kept.
        [value-out-of-range] The number is too great or too small to be measured.
        [moment-malformed] An instant in ISO 8601 with its offset is expected, such as 2026-11-22T10:15:00+07:00.
        [status-malformed] The status of the device is expected as two digits: "00" measuring, "01" calibrating, "02" fault.
        [clock-future] The time lies in the future: the device's clock is wrong.
        [clock-ancient] The time lies too far in the past: the device's clock was reset.
       *[parameter-not-at-station] The station did not measure this parameter at that time.
    }
