### Mail that leaves: subjects and bodies.

mail-exceedance-opened-subject = Limit exceeded: { $symbol } at { $name }
mail-exceedance-opened-body =
    At station { $name } ({ $station }) { $averaging ->
        [P1D] a daily mean
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
