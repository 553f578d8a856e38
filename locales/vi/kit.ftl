# Lời chung của mọi trang. Viết như cán bộ nói với người dân: ngắn, rõ, lịch sự.

kit-skip = Tới nội dung chính
kit-menu = Trình đơn
kit-menu-other = Nơi khác
kit-language = Ngôn ngữ
kit-crumbs = Đường dẫn
kit-pages = Các trang của danh sách
kit-page-first = Về đầu danh sách
kit-page-next = Trang sau
kit-steps = Các bước
kit-step-done = đã xong
kit-theme = Giao diện
kit-theme-system = theo máy
kit-theme-light = sáng
kit-theme-dark = tối
kit-to-desk = Bàn làm việc
kit-to-portal = Cổng thông tin
kit-for-officers = Dành cho cán bộ
kit-sign-in = Đăng nhập
kit-sign-out = Đăng xuất
kit-copy = Sao chép
kit-print = In trang này
kit-print-taken = In lúc { $time } từ { $address }

kit-time = Thời gian
kit-state = Tình trạng
kit-source = Nguồn: { $source }
kit-banner = Lưu ý
kit-checked = Đã kiểm tra
kit-provisional = Tạm thời
kit-provisional-why = Chưa được kiểm tra, có thể thay đổi.
kit-basis = { $article }, { $document }
kit-loading = Đang tải…
kit-no-rows = Chưa có dòng nào.
kit-more-than = hơn { $count }
kit-choose = – Chọn –
kit-optional = (có thể để trống)

kit-ago-now = vừa xong
kit-ago-minutes = { $n } phút trước
kit-ago-hours = { $n } giờ trước
kit-ago-days = { $n } ngày trước
kit-in-minutes = { $n } phút nữa
kit-in-hours = { $n } giờ nữa
kit-in-days = { $n } ngày nữa
kit-seconds = { $n } giây
kit-minutes = { $n } phút
kit-hours = { $n } giờ
kit-days = { $n } ngày

kit-chart-empty = Chưa có số liệu trong khoảng thời gian này.
kit-chart-span = Từ { $from } đến { $to }.
kit-chart-line = { $name }: { $n } giá trị, thấp nhất { $low } lúc { $low_at }, cao nhất { $high } lúc { $high_at }, mới nhất { $last } lúc { $last_at }.
kit-chart-times-over = { $n } giá trị vượt giới hạn.
kit-chart-over = Vượt giới hạn
kit-chart-invalid = Không phải giá trị đo (hiệu chuẩn, lỗi)
kit-chart-gap = Không có số liệu
kit-chart-table = Xem bảng số liệu
kit-chart-newest = { $shown } dòng mới nhất trong { $total } dòng
kit-chart-download = Tải toàn bộ số liệu
kit-map-empty = Chưa có nơi nào có tọa độ để vẽ bản đồ. Danh sách bên cạnh vẫn đầy đủ.

# Biểu mẫu
kit-error-summary = Xin xem lại những chỗ sau
kit-error-word = Cần sửa
refused-field-empty = Xin điền vào ô này.
refused-field-long = Dài quá. Xin viết không quá { $most } ký tự.
refused-field-control = Có ký tự không đọc được. Xin gõ lại thay vì dán vào.
refused-field-number = Chưa phải là một con số. Ví dụ: 12,5.
refused-field-integer = Chưa phải là một số nguyên. Ví dụ: 12.
refused-field-bounds = Xin nhập một số từ { $least } đến { $most }.
refused-field-day = Chưa phải là một ngày. Ví dụ: 22/11/2026.
refused-field-unchosen = Xin chọn một mục trong danh sách.
kit-refused-without-words = Yêu cầu không được chấp nhận (mã: { $code }).

# Khi có chuyện: điều gì đã xảy ra, nên làm gì
kit-error-reference = Khi cần hỗ trợ, xin đọc mã này cho cán bộ:
kit-error-again = Thử lại
kit-error-home = Về trang đầu

kit-error-title-bad-request = Chưa hiểu yêu cầu
kit-error-what-bad-request = Địa chỉ hoặc dữ liệu gửi lên có chỗ chúng tôi không đọc được.
kit-error-do-bad-request = Xin kiểm tra lại địa chỉ, hoặc quay lại trang trước và làm lại.

kit-error-title-sign-in-first = Xin đăng nhập
kit-error-what-sign-in-first = Việc này cần biết anh chị là ai; anh chị chưa đăng nhập hoặc phiên làm việc đã hết.
kit-error-do-sign-in-first = Đăng nhập xong, xin làm lại bước vừa rồi. Chưa có gì bị thay đổi.

kit-error-title-forbidden = Không có quyền làm việc này
kit-error-what-forbidden = Tài khoản của anh chị không được giao quyền xem hoặc làm việc này.
kit-error-do-forbidden = Nếu công việc cần đến, xin đề nghị quản trị viên của cơ quan giao quyền.

kit-error-title-stale-form = Biểu mẫu đã cũ
kit-error-what-stale-form = Biểu mẫu được mở đã lâu, hoặc không được gửi từ trang của chúng tôi. Chưa có gì bị thay đổi.
kit-error-do-stale-form = Xin mở lại trang và gửi lại. Nếu vẫn gặp, xin cho phép trình duyệt lưu cookie của trang này.

kit-error-title-not-found = Không tìm thấy trang
kit-error-what-not-found = Không có gì ở địa chỉ này. Có thể địa chỉ bị gõ nhầm, hoặc trang đã chuyển đi.
kit-error-do-not-found = Xin kiểm tra lại địa chỉ, hoặc bắt đầu từ trang đầu.

kit-error-title-wrong-method = Không làm được theo cách này
kit-error-what-wrong-method = Địa chỉ này có thật, nhưng không nhận kiểu yêu cầu vừa gửi.
kit-error-do-wrong-method = Xin quay lại trang trước và dùng nút trên trang.

kit-error-title-conflict = Đã có người sửa trước
kit-error-what-conflict = Trong lúc anh chị đang làm, nội dung này đã được người khác thay đổi. Thay đổi của anh chị chưa được lưu.
kit-error-do-conflict = Xin mở lại trang để xem nội dung mới, rồi làm lại nếu vẫn cần.

kit-error-title-too-large = Dữ liệu gửi lên quá lớn
kit-error-what-too-large = Tệp hoặc biểu mẫu lớn hơn mức trang này nhận được.
kit-error-do-too-large = Xin chia nhỏ và gửi lại.

kit-error-title-wrong-content = Không đọc được kiểu dữ liệu này
kit-error-what-wrong-content = Trang này nhận một kiểu dữ liệu khác với kiểu vừa gửi.
kit-error-do-wrong-content = Xin gửi lại bằng biểu mẫu trên trang, hoặc xem tài liệu của giao diện lập trình.

kit-error-title-refused = Chưa thực hiện được
kit-error-what-refused = Yêu cầu chưa hợp lệ, vì những lý do sau. Chưa có gì bị thay đổi.
kit-error-do-refused = Xin quay lại, sửa các điểm trên rồi gửi lại.

kit-error-title-too-many = Xin chờ một lát
kit-error-what-too-many = Đã có quá nhiều lần thử trong thời gian ngắn.
kit-error-do-too-many = Xin chờ khoảng một phút rồi thử lại.

kit-error-title-broken = Hệ thống gặp sự cố
kit-error-what-broken = Lỗi ở phía chúng tôi, không phải do anh chị. Sự cố đã được ghi lại.
kit-error-do-broken = Xin thử lại. Nếu vẫn gặp, xin báo cho chúng tôi kèm mã bên dưới.

kit-error-title-busy = Hệ thống đang bận
kit-error-what-busy = Lúc này có quá nhiều yêu cầu cùng lúc.
kit-error-do-busy = Xin thử lại sau vài giây. Những gì đã lưu vẫn còn nguyên.

kit-error-title-too-slow = Xử lý quá lâu
kit-error-what-too-slow = Yêu cầu mất nhiều thời gian hơn mức cho phép nên đã dừng lại.
kit-error-do-too-slow = Xin thử lại, hoặc chọn khoảng thời gian, danh sách ngắn hơn.

kit-error-title-unavailable = Tạm ngừng phục vụ
kit-error-what-unavailable = Cơ sở dữ liệu đang khởi động lại hoặc bảo trì.
kit-error-do-unavailable = Xin thử lại sau ít phút. Những gì đã lưu vẫn còn nguyên.

kit-error-title-storage-full = Hết chỗ lưu trữ
kit-error-what-storage-full = Máy chủ không còn chỗ để lưu thêm. Thay đổi vừa gửi chưa được lưu; dữ liệu cũ vẫn còn nguyên.
kit-error-do-storage-full = Xin báo quản trị viên giải phóng dung lượng, rồi gửi lại.

# Trang /ui: các thành phần giao diện
gallery-title = Các thành phần giao diện
gallery-lead = Mọi trang được ghép từ những mảnh này. Số liệu ở đây là số liệu mẫu.
gallery-words = Từ ngữ và tình trạng
gallery-figures = Con số
gallery-forms = Biểu mẫu
gallery-tables = Bảng và danh sách
gallery-charts = Biểu đồ
gallery-map = Bản đồ
gallery-ways = Đường đi trong trang
gallery-badge = Nhãn
gallery-button = Nút
gallery-card = Thẻ
gallery-notice = Thông báo
gallery-empty = Khi chưa có gì
gallery-skeleton = Đang tải
gallery-evidence = Căn cứ
gallery-icons = Biểu tượng
gallery-tone-ok = Trong giới hạn
gallery-tone-warn = Gần giới hạn
gallery-tone-bad = Vượt giới hạn
gallery-tone-info = Đang hiệu chuẩn
gallery-tone-muted = Không có số liệu
gallery-notice-text = Trạm được bảo dưỡng từ 8 giờ đến 10 giờ; số liệu trong lúc đó không tính vào trung bình.
gallery-empty-text = Chưa có biên nhận nào. Khi trạm gửi tệp đầu tiên, biên nhận sẽ hiện ở đây.
gallery-empty-action = Xem cách cấu hình trạm
gallery-primary = Lưu thay đổi
gallery-secondary = Hủy
gallery-danger = Thu hồi mật khẩu
gallery-account = Tên đăng nhập
gallery-password = Mật khẩu
gallery-code = Mã xác thực
gallery-code-hint = Sáu chữ số trong ứng dụng xác thực trên điện thoại.
gallery-medium = Môi trường
gallery-wastewater = Nước thải
gallery-air = Không khí xung quanh
gallery-since = Từ ngày
gallery-coefficient = Hệ số Kq
gallery-reason = Lý do
gallery-reason-hint = Người khác sẽ đọc lý do này, ví dụ: “Thiết bị hỏng, có biên bản ngày 22/11/2026”.
gallery-file = Bảng danh sách trạm
gallery-public = Công khai trên cổng thông tin
gallery-station = Trạm
gallery-parameter = Thông số
gallery-value = Giá trị
gallery-time = Thời gian
gallery-limit = Giới hạn
gallery-stations = Các trạm
gallery-exceedances = Vượt giới hạn hôm nay
gallery-missing = Trạm im lặng
gallery-source = trạm quan trắc tự động
gallery-step-file = Chọn tệp
gallery-step-review = Xem lại
gallery-step-apply = Áp dụng
gallery-hour = Giá trị từng lần đo
gallery-day = Trung bình giờ
gallery-map-title = Các trạm của tỉnh mẫu
gallery-trend = Tăng trong bảy ngày qua
gallery-index-poor = Kém
gallery-index-good = Tốt
gallery-index-scale = Thang đánh giá
gallery-monthly = Số giờ vượt giới hạn theo tháng
gallery-chart-title = COD tại trạm NUO001
gallery-chart-wide = pH trong mười hai tháng
gallery-chart-none = Trạm chưa gửi gì
