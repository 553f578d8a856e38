### Thư gửi đi: tiêu đề và nội dung.

mail-exceedance-opened-subject = Vượt quy chuẩn: { $symbol } tại { $name }
mail-exceedance-opened-body =
    Trạm { $name } ({ $station }) có { $averaging ->
        [P1D] trung bình ngày
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
