# Đăng nhập, tài khoản, tổ chức, thẩm quyền: lời từ chối.

## Đăng nhập
refused-sign-in = Tên hoặc mật khẩu chưa đúng. Xin kiểm tra lại bộ gõ tiếng Việt và phím Caps Lock.
refused-sign-in-code = Mã chưa đúng hoặc đã dùng. Xin đợi mã tiếp theo trong ứng dụng, hoặc dùng một mã khôi phục.
refused-sign-in-again = Phiên làm việc đã lâu. Xin nhập lại mật khẩu rồi làm tiếp.
refused-sign-in-unfinished = Việc đăng nhập chưa xong. Xin hoàn tất bước còn lại.
refused-too-many-attempts = Đã thử sai nhiều lần. Xin thử lại sau { $seconds } giây, hoặc nhờ quản trị viên mở khoá.
refused-account-locked = Tài khoản này đang bị khoá hoặc đã đóng. Xin liên hệ quản trị viên của cơ quan.
refused-session-unknown = Phiên làm việc này không còn nữa.
refused-no-account = Việc này chỉ dành cho người đăng nhập bằng tài khoản của mình.

## Mật khẩu và xác thực hai lớp
refused-password-short = Mật khẩu cần ít nhất { $least } ký tự. Một câu dễ nhớ là tốt nhất.
refused-password-long = Mật khẩu dài quá { $most } ký tự.
refused-password-control = Mật khẩu có ký tự không gõ được bằng bàn phím.
refused-password-common = Mật khẩu này dễ đoán. Xin chọn một câu mà chỉ mình bạn nghĩ ra.
refused-second-factor-on = Xác thực hai lớp đã bật từ trước.
refused-second-factor-off = Xác thực hai lớp đang tắt.
refused-second-factor-not-offered = Xin bắt đầu lại: quét mã QR rồi mới nhập mã xác nhận.

## Tài khoản
refused-account-unknown = Không có tài khoản này, hoặc tài khoản đã đóng.
refused-account-not-closed = Tài khoản này không đóng, nên không cần mở lại.
refused-own-account = Không thể tự làm việc này với tài khoản của chính mình. Xin nhờ một quản trị viên khác.
refused-sign-in-name = Tên đăng nhập cần từ 2 đến 64 ký tự và không có dấu @.
refused-sign-in-name-taken = Đã có người dùng tên đăng nhập “{ $login }”.
refused-person-name = Xin ghi họ và tên, không quá 120 ký tự.
refused-email = Địa chỉ thư điện tử chưa đúng, ví dụ: binh@tinh.gov.vn.
refused-email-taken = Địa chỉ thư điện tử này đã thuộc về một tài khoản khác.
refused-phone = Số điện thoại chưa đúng, ví dụ: 0912 345 678 hoặc +84 912 345 678.

## Thẩm quyền
refused-not-allowed = Việc này không thuộc quyền của vị trí đang làm. Người có quyền: { $who }.
refused-outside-scope = Nội dung này nằm ngoài địa bàn hoặc cơ sở được giao. Người có quyền: { $who }.
refused-level = Nội dung này không dành cho vị trí đang làm.
refused-capacity-unknown = Vị trí hoặc uỷ quyền này không còn hiệu lực. Xin chọn lại.

## Tổ chức
refused-unit-unknown = Không có đơn vị này.
refused-unit-code = Mã đơn vị cần từ 1 đến 32 ký tự, không có dấu cách.
refused-unit-code-taken = Mã “{ $code }” đã thuộc về một đơn vị khác.
refused-unit-circle = Một đơn vị không thể nằm dưới chính nó.
refused-unit-in-use = Sau ngày này đơn vị vẫn còn đơn vị con hoặc vị trí. Xin chuyển hoặc kết thúc chúng trước.
refused-name = Xin ghi tên bằng tiếng Việt, không quá 200 ký tự.
refused-position-unknown = Không có vị trí này.
refused-position-held = Sau ngày này vẫn còn người giữ vị trí. Xin kết thúc phân công trước.
refused-position-not-then = Vị trí này không tồn tại trong suốt thời gian đó.
refused-role-unknown = Không có vai trò “{ $role }”.
refused-role-needs-places = Vai trò “{ $role }” phải ghi rõ địa bàn hoặc cơ sở phụ trách.
refused-already-assigned = Người này đã giữ vị trí đó trong thời gian này.
refused-own-assignment = Không thể tự phân công cho chính mình. Xin nhờ một quản trị viên khác.
refused-hand-over-self = Xin chọn một người khác với người đang giữ vị trí.
refused-assignment-unknown = Không có phân công này.
refused-delegation-unknown = Không có uỷ quyền này.
refused-delegation-long = Uỷ quyền không quá { $days } ngày. Nếu vắng lâu hơn, xin phân công người khác.
refused-delegation-past = Uỷ quyền không có hiệu lực ngược về trước, và không đổi được những ngày đã qua.
refused-delegation-self = Xin chọn một người khác để uỷ quyền.
refused-delegation-not-held = Người uỷ quyền không giữ vị trí này trong suốt thời gian đó.
refused-delegation-rights = Chỉ uỷ quyền được những quyền mà vị trí này có, ít nhất một quyền.
refused-reason = Xin ghi lý do, không quá 500 ký tự.

## Thiết bị
refused-device-unknown = Thiết bị này chưa được cấp mật khẩu.
