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
