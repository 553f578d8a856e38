### Thư gửi đi: tiêu đề và nội dung.

mail-exceedance-opened-subject = Vượt quy chuẩn: { $symbol } tại { $name }
mail-exceedance-opened-body =
    Trạm { $name } ({ $station }) có { $averaging ->
        [P1D] trung bình ngày
        [PT8H] trung bình 8 giờ
        [P1Y] trung bình năm
       *[other] trung bình giờ
    } của { $symbol } vượt quy chuẩn.

    Giá trị: { $value } { $unit }
    Giới hạn: { $bound ->
        [max] không quá { $high } { $unit }; giá trị gấp { $ratio } lần giới hạn
        [min] không dưới { $low } { $unit }
        [range] từ { $low } đến { $high } { $unit }
       *[other] không được phát hiện
    }
    Thời gian: { $from } đến { $until }

    Phiếu chứng cứ: { $base }/exceedances/{ $id }

mail-exceedance-waiting-subject = Chưa ai tiếp nhận: { $symbol } vượt quy chuẩn tại { $name }
mail-exceedance-waiting-body =
    { $averaging ->
        [P1D] Trung bình ngày
        [PT8H] Trung bình 8 giờ
        [P1Y] Trung bình năm
       *[other] Trung bình giờ
    } của { $symbol } tại trạm { $name } ({ $station }) vượt quy chuẩn, và chưa ai tiếp nhận xử lý.

    Giá trị: { $value } { $unit }
    Thời gian: { $from } đến { $until }

    Xử lý: { $base }/desk/exceedances/{ $id }

mail-outage-began-subject = Gián đoạn số liệu: { $name }
mail-outage-began-body =
    Trạm { $name } ({ $station }) không gửi số liệu từ { $since }.

    Nếu đến { $due } vẫn chưa có số liệu, cơ sở phải thông báo bằng văn bản nguyên nhân và cách khắc phục.

    Xem và thông báo: { $base }/desk/outages/{ $id }

mail-outage-due-subject = Phải thông báo gián đoạn số liệu: { $name }
mail-outage-due-body =
    Trạm { $name } ({ $station }) không gửi số liệu từ { $since }, đã quá thời hạn { $due }.

    Xin cơ sở thông báo nguyên nhân và cách khắc phục tại: { $base }/desk/outages/{ $id }

mail-panel-lost-subject = Bảng điện tử mất liên lạc: { $name }
mail-panel-lost-body =
    Bảng { $name } ({ $code }), { $place }, không liên lạc từ { $seen }.

    Xin kiểm tra nguồn điện, đường truyền và máy điều khiển của bảng: { $base }/desk/panels/{ $code }

mail-panel-back-subject = Bảng điện tử đã trở lại: { $name }
mail-panel-back-body =
    Bảng { $name } ({ $code }), { $place }, liên lạc lại lúc { $seen }.

    { $base }/desk/panels/{ $code }
