# Lời từ chối một câu hỏi gửi tới giao diện dữ liệu: $filter, $orderby, $expand và các tuỳ chọn khác.

refused-filter-syntax =
    Không hiểu “{ $found }” ở cột { $column }: { $expected ->
        [value] chỗ này cần một giá trị, tên trường hoặc hàm
        [operator] chỗ này cần một phép toán (eq, and, …) hoặc kết thúc
        [closing] thiếu dấu đóng ngoặc “)”
        [opening] thiếu dấu mở ngoặc “(”
        [quote] thiếu dấu nháy đơn kết thúc chuỗi chữ
        [field] chỗ này cần tên trường
        [relation] chỗ này cần tên liên kết
        [option] chỗ này cần một tuỳ chọn như $filter hoặc $top
        [equals] thiếu dấu “=”
        [colon] thiếu dấu hai chấm “:”
        [name] chỗ này cần một tên gọi tạm, ví dụ d trong any(d: …)
        [list] chỗ này cần một danh sách trong ngoặc
        [moment] chỗ này cần một thời điểm như 2026-11-22T10:15:00+07:00
        [time-zone] thời điểm thiếu múi giờ: thêm Z hoặc +07:00
       *[other] sai cú pháp
    }.
refused-filter-incomplete =
    Câu hỏi kết thúc giữa chừng ở cột { $column }: { $expected ->
        [value] chỗ này cần một giá trị, tên trường hoặc hàm
        [operator] chỗ này cần một phép toán (eq, and, …) hoặc kết thúc
        [closing] thiếu dấu đóng ngoặc “)”
        [opening] thiếu dấu mở ngoặc “(”
        [quote] thiếu dấu nháy đơn kết thúc chuỗi chữ
        [field] chỗ này cần tên trường
        [relation] chỗ này cần tên liên kết
        [option] chỗ này cần một tuỳ chọn như $filter hoặc $top
        [equals] thiếu dấu “=”
        [colon] thiếu dấu hai chấm “:”
        [name] chỗ này cần một tên gọi tạm, ví dụ d trong any(d: …)
        [list] chỗ này cần một danh sách trong ngoặc
        [moment] chỗ này cần một thời điểm như 2026-11-22T10:15:00+07:00
        [time-zone] thời điểm thiếu múi giờ: thêm Z hoặc +07:00
       *[other] sai cú pháp
    }.
refused-filter-too-long = Điều kiện dài quá { $limit } byte. Hãy chia thành nhiều câu hỏi.
refused-filter-too-deep = Điều kiện quá phức tạp ở cột { $column }: quá nhiều phần hoặc lồng quá sâu.
refused-filter-literal =
    “{ $text }” ở cột { $column } không phải là { $kind ->
        [number] một số dùng được
        [day] một ngày có thật
        [time] một giờ trong ngày
        [moment] một thời điểm có thật
        [interval] một khoảng thời gian (đầu phải trước cuối)
        [duration] một độ dài thời gian tính bằng tuần, ngày, giờ, phút, giây
        [geometry] một hình hợp lệ (WKT, kinh độ trước vĩ độ)
       *[other] một chuỗi chữ dùng được
    }.
refused-filter-unknown-function = Không có hàm “{ $name }” (cột { $column }).
refused-filter-arguments = Hàm { $name } cần { $wanted } tham số, ở đây có { $given } (cột { $column }).
refused-filter-unknown-field = { $entity } không có trường “{ $name }”.
refused-filter-not-filterable = Không thể đặt điều kiện theo “{ $name }”.
refused-filter-not-sortable = Không thể sắp xếp theo “{ $name }”.
refused-filter-kinds =
    “{ $name }” cần { $wanted ->
        [boolean] điều đúng hoặc sai
        [text] chữ
        [integer] số nguyên
        [real] số
        [number] số
        [moment] thời điểm
        [interval] khoảng thời gian
        [duration] độ dài thời gian
        [day] ngày
        [time] giờ trong ngày
        [geometry] hình trên bản đồ
        [relate-pattern] mẫu gồm chín ký tự T, F, *, 0, 1, 2
        [calculable] số hoặc thời gian
       *[comparable] giá trị so sánh được
    }, nhưng ở đây là { $given ->
        [boolean] điều đúng hoặc sai
        [text] chữ
        [integer] số nguyên
        [real] số
        [moment] thời điểm
        [interval] khoảng thời gian
        [duration] độ dài thời gian
        [day] ngày
        [time] giờ trong ngày
       *[geometry] hình trên bản đồ
    }.
refused-filter-not-inside-any = Không thể dùng “{ $name }” bên trong any(…) khi điều kiện còn so sánh với bên ngoài.
refused-filter-needs-point = Hàm { $name } cần ít nhất một bên là điểm.

refused-query-unknown-option = Không có tuỳ chọn “{ $name }”. Các tuỳ chọn: $filter, $orderby, $select, $expand, $top, $skip, $count, $resultFormat.
refused-query-option-twice = “{ $name }” xuất hiện hai lần; chỉ giữ lại một.
refused-query-option-value =
    { $name } không nhận giá trị “{ $given }”; cần { $wanted ->
        [whole-number] một số nguyên từ 0 trở lên
        [true-false] true hoặc false
        [json] json
       *[result-format] dataArray, GeoJSON hoặc CSV
    }.
refused-query-encoding = Tuỳ chọn “{ $name }” mã hoá sai trong địa chỉ (cần UTF-8 dạng %XX).
refused-query-unknown-relation = { $entity } không có liên kết “{ $name }” để mở rộng.
refused-query-page-mark = Dấu trang không thuộc danh sách này. Hãy bắt đầu lại từ trang đầu.
