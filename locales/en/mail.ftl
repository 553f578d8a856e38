### Mail that leaves: subjects and bodies.

mail-exceedance-opened-subject = Limit exceeded: { $symbol } at { $name }
mail-exceedance-opened-body =
    At station { $name } ({ $station }) { $averaging ->
        [P1D] a daily mean
        [PT8H] an 8-hour mean
        [P1Y] an annual mean
       *[other] an hourly mean
    } of { $symbol } exceeds its limit.

    Value: { $value } { $unit }
    Limit: { $bound ->
        [max] at most { $high } { $unit }; the value is { $ratio } times that
        [min] at least { $low } { $unit }
        [range] from { $low } to { $high } { $unit }
       *[other] must not be detected
    }
    Time: { $from } to { $until }

    Evidence: { $base }/exceedances/{ $id }

mail-exceedance-waiting-subject = Nobody has taken it up: { $symbol } over its limit at { $name }
mail-exceedance-waiting-body =
    { $averaging ->
        [P1D] A daily mean
        [PT8H] An 8-hour mean
        [P1Y] An annual mean
       *[other] An hourly mean
    } of { $symbol } at station { $name } ({ $station }) exceeds its limit, and nobody has taken it up.

    Value: { $value } { $unit }
    Time: { $from } to { $until }

    Deal with it: { $base }/desk/exceedances/{ $id }

mail-outage-began-subject = No data: { $name }
mail-outage-began-body =
    Station { $name } ({ $station }) has sent nothing since { $since }.

    If nothing has come by { $due }, the facility must give written notice of the cause and the remedy.

    See and report: { $base }/desk/outages/{ $id }

mail-outage-due-subject = Notice is due: no data from { $name }
mail-outage-due-body =
    Station { $name } ({ $station }) has sent nothing since { $since }; the time for a notice ended on { $due }.

    The facility is asked to report cause and remedy at: { $base }/desk/outages/{ $id }

mail-panel-lost-subject = Panel lost: { $name }
mail-panel-lost-body =
    Panel { $name } ({ $code }), { $place }, has not been heard of since { $seen }.

    Please look after its power, its line and its controller: { $base }/desk/panels/{ $code }

mail-panel-back-subject = Panel is back: { $name }
mail-panel-back-body =
    Panel { $name } ({ $code }), { $place }, was heard of again at { $seen }.

    { $base }/desk/panels/{ $code }
