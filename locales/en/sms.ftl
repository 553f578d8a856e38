### SMS that leave: short, naming nobody.

sms-exceedance-opened = Limit exceeded: { $symbol } { $value } { $unit } at { $name } ({ $station }), { $bound ->
        [max] { $ratio } times the limit
       *[other] outside the limit
    }, until { $until }. { $base }/exceedances/{ $id }
sms-exceedance-waiting = Nobody has taken it up: { $symbol } { $value } { $unit } over its limit at { $name } ({ $station }), until { $until }. { $base }/desk/exceedances/{ $id }
sms-outage-began = No data: { $name } ({ $station }) since { $since }. Notice is due by { $due }. { $base }/desk/outages/{ $id }
sms-outage-due = Notice overdue: no data from { $name } ({ $station }) since { $since }, was due { $due }. { $base }/desk/outages/{ $id }
sms-panel-lost = Panel { $name } ({ $code }) has not been heard of since { $seen }. { $base }/desk/panels/{ $code }
sms-panel-back = Panel { $name } ({ $code }) was heard of again at { $seen }. { $base }/desk/panels/{ $code }
