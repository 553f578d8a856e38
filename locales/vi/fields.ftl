# Lời từ chối một ô, một dòng hay một bảng khi nhập dữ liệu.

refused-field-required = Ô này cần được điền.
refused-field-too-long = Nội dung dài { $length } ký tự; nhiều nhất là { $max }.
refused-field-control-character = Nội dung có ký tự điều khiển không nhìn thấy; hãy gõ lại.
refused-field-not-integer = “{ $given }” không phải là số nguyên.
refused-field-not-number = “{ $given }” không phải là số. Viết như 1.234,5 hoặc 1234.5.
refused-field-too-small = “{ $given }” nhỏ quá; ít nhất là { $min }.
refused-field-too-large = “{ $given }” lớn quá; nhiều nhất là { $max }.
refused-field-not-a-choice = “{ $given }” không có trong danh mục. Chọn một trong: { $answers }.
refused-field-not-a-day = “{ $given }” không phải là ngày. Viết ngày/tháng/năm, ví dụ 22/11/2026.
refused-field-not-a-moment = “{ $given }” không phải là thời điểm. Viết như 22/11/2026 10:15.
refused-field-not-boolean = “{ $given }” không rõ là có hay không. Viết “có” hoặc “không”.
refused-field-not-a-coordinate = “{ $given }” không phải là toạ độ. Viết độ thập phân như 21,0285 hoặc độ phút giây như 21°01'42".
refused-field-outside = Toạ độ “{ $given }” nằm ngoài khoảng từ { $min } đến { $max }. Vĩ độ và kinh độ có bị đổi chỗ không?
refused-field-not-an-assignment = “{ $given }” không đúng dạng tên=giá trị, ví dụ Kq=0.9.
refused-field-twice = “{ $given }” xuất hiện hai lần.
refused-field-other-kind = Giá trị { $given } không đúng kiểu của trường này.
refused-field-unknown = Không có trường “{ $given }”.
refused-field-not-a-code = “{ $given }” không dùng làm mã được. Mã chỉ gồm chữ không dấu, chữ số và dấu - _ . ở giữa.
refused-field-not-digits = “{ $given }” phải gồm đúng { $lengths } chữ số.
refused-field-not-a-tax-code = “{ $given }” không phải là mã số thuế. Mã số thuế có 10 chữ số, thêm -001 cho chi nhánh, hoặc 12 chữ số.
refused-field-tax-code-slip = Mã số thuế “{ $given }” sai chữ số kiểm tra; có thể đã gõ nhầm.
refused-field-column-missing = Bảng thiếu cột “{ $field }” ({ $vi }).
refused-field-column-twice = Hai cột cùng mang một ý nghĩa; cột “{ $title }” bị lặp.
refused-field-together = Ô này cần được điền vì “{ $other }” đã được điền.
refused-field-needs = Ô này chỉ có nghĩa khi “{ $other }” cũng được điền.
