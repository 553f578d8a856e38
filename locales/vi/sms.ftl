### Tin nhắn SMS gửi đi: ngắn, không nêu tên người.

sms-exceedance-opened = Vượt quy chuẩn: { $symbol } { $value } { $unit } tại { $name } ({ $station }), { $bound ->
        [max] gấp { $ratio } lần giới hạn
       *[other] ngoài giới hạn
    }, đến { $until }. { $base }/exceedances/{ $id }
sms-exceedance-waiting = Chưa ai tiếp nhận: { $symbol } { $value } { $unit } vượt quy chuẩn tại { $name } ({ $station }), đến { $until }. { $base }/desk/exceedances/{ $id }
sms-outage-began = Gián đoạn số liệu: { $name } ({ $station }) từ { $since }. Phải thông báo trước { $due }. { $base }/desk/outages/{ $id }
sms-outage-due = Quá hạn thông báo gián đoạn số liệu: { $name } ({ $station }), mất từ { $since }, hạn { $due }. { $base }/desk/outages/{ $id }
sms-panel-lost = Bảng điện tử { $name } ({ $code }) mất liên lạc từ { $seen }. { $base }/desk/panels/{ $code }
sms-panel-back = Bảng điện tử { $name } ({ $code }) liên lạc lại lúc { $seen }. { $base }/desk/panels/{ $code }
