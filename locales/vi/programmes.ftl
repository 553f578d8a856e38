### Chương trình quan trắc: từ dùng chung, cổng thông tin, bàn làm việc, lý do từ chối.

## Từ dùng chung
programme-kind-automatic = Tự động, liên tục
programme-kind-periodic = Định kỳ
programme-kind-ad-hoc = Đột xuất
programme-standing-running = Đang thực hiện
programme-standing-planned = Sắp thực hiện
programme-standing-over = Đã kết thúc
programme-rounds = { $count } đợt mỗi năm
programme-always = Theo chu kỳ đo của từng trạm
programme-on-occasion = Khi có yêu cầu
programme-from = từ { $day }
programme-delivering = { $delivering } trên { $stations } trạm có số liệu trong 24 giờ qua
programme-newest = số đo mới nhất lúc
programme-newest-reading = Số đo mới nhất
programme-station = Trạm
programme-stations = Các trạm
programme-no-stations = Chương trình không gắn với trạm nào: mẫu được lấy tại hiện trường.
programme-code = Mã chương trình
programme-parameters = Thông số
programme-frequency = Tần suất
programme-days = Thời gian
programme-ordered-by = Cơ quan giao nhiệm vụ
programme-document = Văn bản
programme-carried-out-by = Đơn vị thực hiện

## Cổng thông tin
programmes-title = Chương trình quan trắc
programmes-lead = Cơ quan quản lý đang quan trắc những gì, ở đâu, để làm gì, bao lâu một lần và theo văn bản nào.
programmes-none = Chưa có chương trình nào được công bố. Số liệu của các trạm vẫn xem được ở trang chủ.
programmes-programs = Số liệu cho phần mềm:
programme-purpose = Mục đích
programme-facts = Nội dung chương trình
programme-ended-because = Đã kết thúc. Lý do:
home-programmes-text = Quan trắc những gì, vì sao, bao lâu một lần, ai thực hiện.
station-programmes = Thuộc chương trình

## Bàn làm việc
desk-programmes = Chương trình
programme-none = Chưa có chương trình nào. Lập chương trình đầu tiên để trung tâm điều hành và người dân biết đang quan trắc những gì.
programme-new = Lập chương trình
programme-register = Lập chương trình
programme-amend = Điều chỉnh
programme-name = Tên chương trình
programme-name-en = Tên tiếng Anh
programme-kind = Loại hình
programme-medium = Thành phần môi trường
programme-deliver = Trạm có số liệu
programme-deliver-of = { $delivering }/{ $stations }
programme-code-hint = Nằm trong địa chỉ của trang, ví dụ KK-TD-2026. Không đổi được về sau.
programme-purpose-hint = Để làm gì, phục vụ ai. Hiện trên trang công khai.
programme-stations-hint = Mỗi dòng một mã trạm, theo thứ tự muốn hiện. Loại hình tự động phải có ít nhất một trạm.
programme-stations-known = Mã của các trạm trong phạm vi được giao
programme-parameters-hint = Ký hiệu cách nhau bằng dấu cách, ví dụ: pH DO COD. Xem ký hiệu ở danh mục thông số.
programme-parameters-known = Danh mục thông số
programme-rounds-per-year = Số đợt mỗi năm
programme-frequency-words = Tần suất bằng lời
programme-frequency-hint = Ví dụ: tháng 3, 6, 9, 12. Loại hình tự động có thể để trống.
programme-article = Điều, mục trong văn bản
programme-first = Ngày bắt đầu
programme-last = Ngày cuối
programme-last-hint = Để trống nếu thực hiện cho đến khi có quyết định khác.
programme-public = Công khai
programme-public-hint = Chương trình không công khai chỉ cán bộ của cơ quan xem được, ví dụ đợt kiểm tra đột xuất chưa báo trước.
programme-not-public = Chương trình này không công khai.
programme-hidden-stations = Ngoài ra có { $count } trạm ngoài phạm vi được giao.
programme-end = Kết thúc
programme-end-title = Kết thúc chương trình
programme-end-lead = Chương trình vẫn xem được, với lý do kết thúc; mã không dùng lại được.
programme-end-last = Ngày cuối cùng
programme-end-last-hint = Ngày cuối còn thực hiện, tính cả ngày đó.
programme-end-reason = Lý do
programme-end-reason-hint = Hiện trên trang công khai. Xin không ghi tên riêng của cá nhân.

done-programme-registered = Lập chương trình quan trắc
done-programme-amended = Điều chỉnh chương trình quan trắc
done-programme-ended = Kết thúc chương trình quan trắc
subject-programme = chương trình quan trắc

## Lý do từ chối
refused-programme-unknown = Không có chương trình này.
refused-programme-code = Mã chương trình dùng 2 đến 24 chữ cái không dấu, chữ số, "-", "_" hoặc ".".
refused-programme-code-taken = Mã "{ $code }" đã dùng cho một chương trình khác, kể cả chương trình đã kết thúc.
refused-programme-ended = Chương trình này đã kết thúc.
refused-programme-station = Trong phạm vi được giao không có trạm mang mã "{ $code }".
refused-programme-station-twice = Một trạm được ghi hai lần.
refused-programme-stations-own = Anh chị phụ trách một số địa bàn hoặc cơ sở, nên xin ghi ít nhất một trạm trong phạm vi đó.
refused-programme-many = Nhiều quá. Xin ghi không quá { $most }.
refused-programme-rounds = Chương trình định kỳ cần số đợt mỗi năm, hoặc tần suất bằng lời.
