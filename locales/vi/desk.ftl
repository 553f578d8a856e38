### Bàn làm việc của cán bộ.

## Trình đơn
desk-overview = Toàn cảnh
desk-stations = Trạm quan trắc
desk-exceedances = Vượt quy chuẩn
desk-receipts = Biên nhận số liệu
desk-accounts = Tài khoản
desk-audit = Nhật ký
desk-own = Tài khoản của tôi

## Đăng nhập
sign-in-title = Đăng nhập
sign-in-lead = Dành cho cán bộ của cơ quan và người vận hành của cơ sở.
sign-in-name = Tên đăng nhập
sign-in-name-hint = Hoặc thư điện tử công vụ của anh chị.
sign-in-password = Mật khẩu
sign-in-forgotten = Quên mật khẩu? Xin liên hệ quản trị viên của cơ quan để được cấp mã dùng một lần, rồi gõ mã đó vào ô mật khẩu.
sign-in-go-on = Tiếp tục
sign-in-code = Mã xác thực
sign-in-code-title = Nhập mã xác thực
sign-in-code-lead = Tài khoản này được bảo vệ bằng hai lớp.
sign-in-code-hint = Sáu chữ số trong ứng dụng xác thực, hoặc một mã khôi phục.
sign-in-again-title = Xin nhập lại mật khẩu
sign-in-again-lead = Việc sắp làm là việc quan trọng, nên chúng tôi cần chắc chắn vẫn là anh chị.

password-title = Đổi mật khẩu
password-lead = Khi đổi xong, các phiên làm việc khác của anh chị sẽ kết thúc.
password-lead-first = Xin đặt một mật khẩu của riêng anh chị trước khi tiếp tục.
password-current = Mật khẩu đang dùng
password-new = Mật khẩu mới
password-repeated = Gõ lại mật khẩu mới
password-hint = Ít nhất 12 ký tự. Một câu dễ nhớ thì tốt hơn một từ khó nhớ.
password-save = Lưu mật khẩu
refused-password-differs = Hai lần gõ chưa giống nhau.

## Toàn cảnh
desk-no-rights = Tài khoản của anh chị chưa được giao vị trí nào, nên chưa có gì để xem ở đây. Xin liên hệ quản trị viên của cơ quan.
desk-no-stations = Chưa có trạm nào trong phạm vi được giao. Trạm sẽ hiện ở đây khi được khai báo.
desk-open-exceedances = lần vượt quy chuẩn chờ xử lý
desk-faulty-today = tệp hôm nay có dòng không đọc được
desk-newest-exceedances = Vượt quy chuẩn mới nhất, chưa xử lý
desk-none-open = Không có lần vượt quy chuẩn nào đang chờ xử lý.
desk-silent-stations = Trạm mất tín hiệu
desk-none-silent = Mọi trạm đã từng gửi số liệu đều đang gửi.
desk-more-silent = Còn { $count } trạm nữa
desk-station = Trạm
desk-last-heard = Số liệu cuối cùng
desk-yes = có
desk-no = không
desk-since = Từ ngày
desk-filter = Lọc
desk-filter-clear = Bỏ lọc
desk-rows-of = { $rows } dòng trong { $total }
desk-nothing-found = Không có gì khớp với bộ lọc. Xin bỏ bớt điều kiện.

## Danh sách trạm, hồ sơ trạm
desk-name-or-code = Tên hoặc mã trạm
desk-stations-csv = Tải danh mục trạm (CSV)
desk-import = Nhập danh mục trạm
desk-public = Công khai
desk-public-page = Xem trang công khai
desk-parameters = Thông số
desk-device = Thiết bị truyền số liệu
desk-device-ready = Đã có mật khẩu
desk-device-none = Chưa có mật khẩu, chưa gửi được số liệu
desk-device-name = Tài khoản FTP của thiết bị là mã trạm: { $code }
desk-device-first = Cấp mật khẩu để thiết bị bắt đầu gửi số liệu.
desk-device-replace = Cấp lại thì mật khẩu cũ hết hiệu lực ngay, thiết bị ngừng gửi được cho tới khi nhập mật khẩu mới.
desk-device-issue = Cấp mật khẩu mới
desk-all-of-station = Xem tất cả của trạm này
desk-setup-versions = Các phiên bản hồ sơ
desk-valid = Áp dụng
desk-until-further = đến khi có thay đổi
desk-version = Phiên bản
desk-recorded = Ghi nhận lúc
desk-secret-title = Mật khẩu mới của thiết bị
desk-secret-once = Mật khẩu chỉ hiện một lần này. Xin chép vào thiết bị trước khi rời trang.
desk-secret-account = Tài khoản
desk-secret-secret = Mật khẩu
desk-secret-old = Mật khẩu cũ, nếu có, đã hết hiệu lực.
desk-secret-shown-before = Biểu mẫu này đã được gửi và mật khẩu đã hiện một lần. Nếu chưa kịp chép, xin cấp mật khẩu khác.
desk-back-to-station = Về hồ sơ trạm

## Nhập danh mục trạm
import-title = Nhập danh mục trạm
import-lead = Mã trạm mới sẽ được khai báo, mã đã có sẽ được điều chỉnh kể từ hôm nay.
import-table = Bảng danh mục
import-table-hint = Tệp CSV hoặc XLSX, không quá 1.000 dòng.
import-skip = Bỏ qua các dòng có lỗi
import-skip-hint = Nếu không chọn, chỉ cần một dòng có lỗi là chưa dòng nào được ghi.
import-go = Nhập bảng
import-template = Tải bảng mẫu
import-template-or = hoặc sửa từ danh mục hiện có:
import-report = Kết quả nhập bảng
import-done = Đã ghi { $rows } dòng.
import-not-done = Chưa ghi gì: { $rows } dòng có lỗi. Xin sửa các chỗ dưới đây rồi nhập lại.
import-rows = Số dòng
import-applied = Đã ghi
import-faulty = Có lỗi
import-unknown = Những cột không được dùng tới: { $columns }
import-faults = Các chỗ cần sửa
import-column = Cột
import-what = Cần sửa gì
import-again = Nhập lại
refused-file-missing = Xin chọn một tệp.

## Biên nhận
receipt-lead = Mỗi tệp thiết bị gửi tới có một biên nhận; mọi giá trị trong tệp đều được kể đến.
receipt-title = Biên nhận số { $number }
receipt-none = Chưa có biên nhận nào. Khi thiết bị gửi tệp đầu tiên, biên nhận sẽ hiện ở đây.
receipt-only-faulty = Chỉ tệp có dòng không đọc được
receipt-arrived = Nhận lúc
receipt-file = Tệp
receipt-size = Dung lượng
receipt-source = Gửi từ
receipt-layout = Mẫu tệp
receipt-span = Số liệu từ – đến
receipt-hash = SHA-256
receipt-seal = Niêm phong
receipt-unsealed = chưa niêm phong
receipt-batch = lô { $number }
receipt-counts = Kết quả
receipt-accepted = { $count } mới
receipt-duplicate = { $count } trùng
receipt-conflict = { $count } khác lần trước
receipt-quarantined = { $count } không đọc được
receipt-nothing = không có giá trị nào
receipt-became = Từng giá trị đã thành gì
receipt-facts = Về tệp này
receipt-new = Giá trị mới
receipt-known = Đã có từ trước, giống hệt
receipt-changed = Đã có từ trước, nay khác
receipt-unread = Dòng không đọc được
receipt-all-read = Mọi dòng đều đọc được.
receipt-line = Dòng
receipt-column = Cột
receipt-reason = Lý do
receipt-text = Nội dung
receipt-original = Tệp gốc
receipt-no-original = Tệp gốc không còn được lưu.
receipt-download = Tải tệp gốc
receipt-cut = Chỉ hiện { $size } đầu tiên. Xin tải tệp để xem hết.

## Vượt quy chuẩn
exceedance-none = Chưa ghi nhận lần vượt quy chuẩn nào trong phạm vi được giao.
exceedance-severity = Mức độ
exceedance-evidence = Phiếu chứng cứ
exceedance-close-title = Kết thúc xử lý
exceedance-note = Đã xử lý thế nào
exceedance-note-hint = Nguyên nhân và việc đã làm, kèm số văn bản nếu có. Nội dung này hiện trên phiếu chứng cứ, xin không ghi tên riêng.
exceedance-close = Kết thúc xử lý
refused-exceedance-unknown = Không có lần vượt quy chuẩn này.
refused-exceedance-not-open = Lần vượt quy chuẩn này không còn chờ xử lý.
refused-exceedance-note-empty = Xin ghi nguyên nhân và việc đã làm.

## Tài khoản của tôi
own-capacity = Vị trí đang làm việc
own-act-as = Làm việc với tư cách
own-on-behalf = { $position } (thay { $name })
own-choose = Chọn
own-security = Đăng nhập
own-factor-on = Xác thực hai lớp đang bật
own-factor-off = Xác thực hai lớp đang tắt
own-factor-why = Nên bật: ai biết mật khẩu của anh chị cũng chưa vào được nếu không có điện thoại.
own-factor-turn-on = Bật xác thực hai lớp
own-factor-turn-off = Tắt xác thực hai lớp
own-codes-left = Còn { $count } mã khôi phục.
own-factor-title = Bật xác thực hai lớp
own-factor-scan = Quét mã này bằng ứng dụng xác thực trên điện thoại.
own-factor-qr = Mã QR cho ứng dụng xác thực
own-factor-type = Không quét được? Xin gõ chuỗi này vào ứng dụng:
own-factor-code-hint = Sáu chữ số mà ứng dụng vừa hiện.
own-factor-confirm = Xác nhận
own-codes-title = Mã khôi phục
own-codes-once = Các mã này chỉ hiện một lần. Xin in hoặc chép ra và cất kỹ; mỗi mã dùng được một lần khi mất điện thoại.
own-codes-kept = Tôi đã cất các mã
own-sessions = Các phiên làm việc
own-browser = Trình duyệt
own-network = Mạng
own-since = Bắt đầu
own-last-used = Dùng gần nhất
own-end = Kết thúc
own-this-session = phiên này
own-language = Ngôn ngữ của trang và thông báo
own-looks = Ai đã xem dữ liệu cá nhân của tôi
own-who = Người xem
own-purpose = Mục đích
own-no-looks = Chưa ai xem dữ liệu cá nhân của anh chị.

## Quản lý tài khoản
accounts-name = Họ và tên
accounts-email = Thư điện tử
accounts-do = Việc có thể làm
accounts-new = Mở tài khoản
accounts-open = Mở tài khoản
accounts-lock = Khoá
accounts-unlock = Mở khoá
accounts-reset = Cấp mã một lần
accounts-word-title = Mã một lần cho { $login }
accounts-word-once = Mã chỉ hiện một lần này. Xin trao tận tay cho chủ tài khoản.
accounts-word = Mã một lần
accounts-word-use = Trong vòng một ngày, chủ tài khoản gõ mã này vào ô mật khẩu rồi tự đặt mật khẩu của mình.
accounts-word-shown = Biểu mẫu này đã được gửi và mã đã hiện một lần. Nếu chưa kịp chép, xin cấp mã khác.
account-state-active = Đang dùng
account-state-locked = Đã khoá
account-state-closed = Đã đóng

## Nhật ký
audit-security = Nhật ký an ninh
audit-number = Số
audit-verb = Việc
audit-subjects = Về
audit-actor = Người làm
audit-detail = Chi tiết
audit-none = Chưa có mục nào.
