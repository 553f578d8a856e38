### Cổng thông tin: trang chủ, trang trạm, trang vượt ngưỡng.

## Trang chủ
home-title = Không khí và nguồn nước quanh ta
home-short = Trang chủ
home-lead = Số liệu quan trắc tự động của tỉnh, cập nhật ngay khi trạm gửi về và so với quy chuẩn quốc gia.
home-stations = Các trạm quan trắc
home-reporting = trạm đang gửi số liệu
home-exceeding = trạm vượt quy chuẩn trong 24 giờ qua
home-silent = trạm mất tín hiệu
home-no-stations = Chưa có trạm nào. Khi cơ quan quản lý khai báo trạm, số liệu sẽ hiện ở đây.
home-over = Vượt quy chuẩn: { $parameters }
home-map = Bản đồ trạm
home-map-name = Bản đồ các trạm quan trắc của tỉnh
home-more = Tìm hiểu thêm
home-law-title = Quy chuẩn đang áp dụng
home-law-text = Mỗi giới hạn đều ghi rõ văn bản, điều khoản và ngày hiệu lực.
home-data-title = Dữ liệu mở
home-data-text = Toàn bộ số liệu công khai theo chuẩn SensorThings của OGC, ai cũng dùng được.

## Tình trạng trạm
station-condition-exceeding = Vượt quy chuẩn
station-condition-normal = Trong giới hạn
station-condition-unlimited = Đang hoạt động
station-condition-silent = Mất tín hiệu
station-condition-never = Chưa có số liệu
station-never = Trạm chưa gửi số liệu nào

## Trang trạm
station-now = Số liệu hiện tại
station-no-readings = Trạm này chưa gửi số liệu. Số liệu sẽ hiện ở đây ngay khi tệp đầu tiên tới.
station-source = trạm tự động, chưa kiểm duyệt
station-parameter = Thông số
station-parameters = Chọn thông số
station-reading = Giá trị mới nhất
station-hour = Trung bình giờ gần nhất
station-day = Trung bình ngày gần nhất
station-limit = Giới hạn
station-no-limit = Không quy định
station-over = Vượt
station-spans = Chọn khoảng thời gian
station-span-day = 24 giờ
station-span-week = 7 ngày
station-span-month = 31 ngày
station-csv = Tải về tệp CSV
station-no-points = Không có số liệu trong khoảng thời gian này. Hãy chọn khoảng dài hơn.
station-exceedances = Các lần vượt quy chuẩn
station-no-exceedances = Chưa ghi nhận lần vượt quy chuẩn nào.
station-facts = Thông tin trạm
station-code = Mã trạm
station-medium = Thành phần môi trường
station-facility = Cơ sở
station-commune = Địa bàn
station-position = Vị trí
station-interval = Tần suất
station-every = { $minutes } phút một lần
station-binding = Quy chuẩn áp dụng
station-column = cột { $column }
station-time = Thời điểm
station-value = Giá trị
station-remark = Ghi chú
station-counts = { $valid }/{ $expected } giá trị hợp lệ

## Cách tính số liệu
averaging-raw = Giá trị tức thời
averaging-PT1H = Trung bình 1 giờ
averaging-P1D = Trung bình ngày (24 giờ)
limit-not-detectable = không được phát hiện thấy

## Ghi chú của một giá trị
reading-calibrating = đang hiệu chuẩn
reading-fault = thiết bị báo lỗi
reading-other-status = thiết bị không ở trạng thái đo
reading-flag-calibration = đang hiệu chuẩn
reading-flag-fault = thiết bị báo lỗi
reading-flag-maintenance = đang bảo trì
reading-flag-out-of-range = ngoài dải đo
reading-flag-flatline = giá trị không đổi bất thường
reading-flag-spike = tăng giảm đột ngột
reading-flag-negative = giá trị âm
reading-flag-missing = không có giá trị
reading-flag-late = gửi muộn
reading-flag-clock = sai đồng hồ
reading-flag-duplicate = trùng lặp
reading-flag-below-dl = dưới giới hạn phát hiện
reading-flag-manual-invalid = đã bị loại khi kiểm duyệt
reading-flag-manual-validated = đã kiểm duyệt
reading-flag-sentinel = mã thay cho "không đo được"

## Vượt quy chuẩn
exceedance-window = Khoảng thời gian
exceedance-ratio = So với giới hạn
exceedance-times = { $ratio } lần
exceedance-state = Tình trạng
exceedance-state-open = Mới phát hiện
exceedance-state-closed = Đã xử lý
exceedance-state-withdrawn = Rút lại sau khi sửa số liệu

## Phiếu chứng cứ
evidence-title = Vượt quy chuẩn: { $parameter }
evidence-lead = { $station }, từ { $from } đến { $to }
evidence-verdict = Kết luận
evidence-sentence = { $averaging }; giới hạn áp dụng { $limit } { $unit }.
evidence-of-limit = giới hạn
evidence-derivation = Cách tính
evidence-statistic = Số liệu dùng để so sánh
evidence-counts = { $valid }/{ $expected } giá trị hợp lệ
evidence-oxygen = Quy đổi về O₂ tham chiếu
evidence-oxygen-line = { $measured } đo được ở O₂ { $oxygen } %, quy về { $reference } %: { $result }
evidence-formula = Giới hạn
evidence-column = Cột áp dụng
evidence-setup = Phiên bản hồ sơ trạm
evidence-parts = Số liệu thành phần
evidence-parts-count = Xem { $count } giá trị
evidence-time = Thời điểm
evidence-value = Giá trị
evidence-remark = Ghi chú
evidence-basis = Căn cứ pháp lý
evidence-version = phiên bản { $version }
evidence-definition = Quy chuẩn
evidence-hash = Mã băm
evidence-history = Diễn biến
evidence-print = Trang này in được trên khổ A4.
