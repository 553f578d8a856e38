# Định nghĩa: loại, lớp, thời gian trung bình, lỗi trong tệp, lý do không có giới hạn.

definition-kind-limit-set = Quy chuẩn kỹ thuật
definition-kind-air-index = Chỉ số chất lượng không khí
definition-kind-water-index = Chỉ số chất lượng nước
definition-kind-index-formula = Công thức của chỉ số
definition-kind-parameter = Thông số quan trắc
definition-kind-unit = Đơn vị đo
definition-kind-medium = Thành phần môi trường
definition-kind-averaging = Quy tắc tính trung bình
definition-kind-arrival = Thời gian truyền số liệu
definition-kind-logger-status = Mã trạng thái thiết bị
definition-kind-office-calendar = Giờ làm việc, lịch nghỉ
definition-kind-severity = Mức vượt quy chuẩn
definition-kind-warning = Quy tắc cảnh báo
definition-kind-kpi = Chỉ số điều hành
definition-kind-role = Vai trò
definition-kind-area = Đơn vị hành chính

definition-layer-built-in = Kèm phần mềm
definition-layer-province = Của tỉnh
definition-layer-local = Sửa tại đơn vị


# Tệp định nghĩa
refused-definition-areas-built-in = Danh mục đơn vị hành chính đi cùng phần mềm, không đặt trong thư mục của tỉnh được.
refused-definition-file-outside-kind = Tệp nằm ngoài thư mục loại; hãy chuyển vào thư mục như limit-set/ hoặc parameter/.
refused-definition-file-unreadable = Không đọc được tệp: { $detail }.
refused-definition-file-not-utf8 = Tệp không ở bảng mã UTF-8; hãy lưu lại bằng UTF-8.
refused-definition-kind-unknown = Không có loại định nghĩa “{ $detail }”.
refused-definition-syntax = Sai cú pháp TOML: { $detail }.
refused-definition-kpi-counter = Mục “{ $key }” thiếu, hoặc cách đếm này không dùng đến.
refused-definition-shape = Nội dung không đúng mẫu: { $detail }.
refused-definition-key-missing = Thiếu mục “{ $key }”.
refused-definition-key-unknown = Mục này không được dùng ở đầu tệp.
refused-definition-not-a-group = Nhóm định nghĩa phải viết bằng các bảng [[…]].

# Mọi định nghĩa
refused-definition-code = Mã “{ $code }” không hợp lệ: không để trống, không có dấu cách ở đầu hoặc cuối, tối đa 80 ký tự.
refused-definition-text-missing = Chưa ghi nội dung.
refused-definition-citation-missing = Thiếu căn cứ: phải ghi văn bản và điều, mục.
refused-definition-provisional-unexplained = Định nghĩa tạm dùng phải có ghi chú (note) nêu lý do.
refused-definition-period-empty = Ngày hết hiệu lực phải sau ngày bắt đầu.
refused-definition-period-overlap = Thời gian hiệu lực của “{ $code }” trùng với định nghĩa ở { $other }.
refused-definition-reference-unknown = Không có “{ $code }” trong loại { $kind }.
refused-definition-twice = “{ $text }” được ghi hai lần.
refused-definition-list-empty = Danh sách không được để trống.
refused-definition-not-positive = { $number } không phải số dương.
refused-definition-not-a-number = { $number } không phải là số.
refused-definition-range-empty = Giá trị dưới { $low } phải nhỏ hơn giá trị trên { $high }.
refused-definition-below-least = { $number } nhỏ hơn mức tối thiểu { $least }.

# Thông số và đơn vị
refused-definition-parameter-without-medium = Thông số phải thuộc ít nhất một thành phần môi trường.
refused-definition-decimals = Tối đa { $most } chữ số thập phân.
refused-definition-spelling-empty = Cách viết “{ $spelling }” không có chữ hay số nào.
refused-definition-spelling-taken = Cách viết “{ $spelling }” đã dùng cho “{ $other }” ({ $within }).

# Quy chuẩn
refused-definition-parameter-not-in-medium = Thông số “{ $parameter }” không được đo trong { $media }.
refused-definition-unit-does-not-fit = Đơn vị { $unit } không quy đổi được sang { $kept }, đơn vị lưu của thông số.
refused-definition-averaging-missing = Chưa ghi giá trị trung bình dùng để so sánh (averaging ở dòng, hoặc judged của quy chuẩn).
refused-definition-value-or-values = Mỗi dòng ghi một trong hai: value (một giá trị) hoặc values (theo cột).
refused-definition-column-unknown = Quy chuẩn không có cột “{ $column }”.
refused-definition-not-multipliable = Chỉ giá trị tối đa mới nhân hệ số; thêm as_written = true nếu áp dụng nguyên giá trị.
refused-definition-row-twice = Thông số “{ $parameter }” đã có giới hạn cho cùng trường hợp ở dòng { $other }.
refused-definition-coefficient-undefined = Hệ số { $symbol } chưa có bảng.
refused-definition-table-neither = Bảng hệ số phải có một giá trị cố định (value), hoặc các dòng (rows) theo một thông tin (by).
refused-definition-table-gap = Các dòng của bảng phải nối tiếp nhau, không hở, không trùng; dòng đầu không có cận dưới, dòng cuối không có cận trên.
refused-definition-fact-unknown = Thông tin “{ $fact }” chưa khai báo, hoặc không phải là số.
refused-definition-fact-neither = Mỗi thông tin phải có hoặc đơn vị (unit), hoặc các lựa chọn (choices).
refused-definition-hours = Các khung giờ phải chia trọn 24 giờ trong ngày, mỗi giờ thuộc đúng một khung.
refused-definition-choice-unknown = “{ $choice }” không có trong các lựa chọn của “{ $fact }”.
refused-definition-condition-kind = Điều kiện về “{ $fact }” không đúng kiểu: thông tin bằng số cần khoảng, thông tin lựa chọn cần mã.

# Loại khác
refused-definition-averaging-code = Mã phải là “{ $expected }”.
refused-definition-averaging-of = Giá trị trung bình phải tính từ giá trị có thời gian ngắn hơn.
refused-definition-min-ratio = Tỷ lệ tối thiểu phải lớn hơn 0 và không quá 1.
refused-definition-status-code = Mã trạng thái gồm đúng hai chữ số.
refused-definition-status-counts = Chỉ trạng thái đang đo mới được tính.
refused-definition-weekday = Ngày trong tuần ghi từ 1 (thứ hai) đến 7 (chủ nhật), không phải { $day }.
refused-definition-tiers-begin = Mức đầu tiên phải bắt đầu từ 1.
refused-definition-right-unknown = Không có quyền “{ $right }”.

# Chỉ số
refused-definition-band-gap = Các mức phải nối tiếp nhau, mức đầu từ 0, mỗi mức bắt đầu ngay sau mức trước.
refused-definition-index-needs = Thông số “{ $parameter }” bắt buộc phải có nhưng không có cột nào trong bảng.
refused-definition-nowcast = Nowcast: trọng số tối thiểu phải lớn hơn 0 và không quá 1; số giờ gần nhất không vượt tổng số giờ.
refused-definition-index-steps = Cột có { $count } giá trị; phải có từ 2 đến { $steps } giá trị như số mức.
refused-definition-index-groups = Cần ít nhất { $least } nhóm, nhiều hơn số nhóm đã khai báo.
refused-definition-index-group = Không có nhóm “{ $group }”.
refused-definition-index-score = Điểm { $number } phải lớn hơn 0 và không quá 100.
refused-definition-formula-foreign = Công thức này không dùng cho “{ $code }”: mã phải là mã của chỉ số tương ứng.

# Ký hiệu và đơn vị trong số liệu
refused-symbol-unknown = Không rõ ký hiệu “{ $symbol }”.
refused-symbol-other-medium = Ký hiệu “{ $symbol }” ({ $parameter }) không dùng cho thành phần môi trường này.
refused-symbol-not-in-force = Thông số { $parameter } (ký hiệu “{ $symbol }”) không có hiệu lực vào ngày đo.

# Giới hạn áp dụng
refused-limit-set-not-in-force = { $set } không có hiệu lực ngày { $day }.
refused-limit-none = { $set } không quy định giới hạn cho thông số này.
refused-limit-value-not-in-force = Giới hạn trong { $set } không áp dụng ngày { $day }.
refused-limit-other-averaging = { $set } chỉ quy định cho: { $limited }.
refused-limit-other-source = { $set } không quy định cho loại nguồn này.
refused-limit-fact-missing = Cần biết thông tin “{ $fact }” về nguồn thải: ghi vào cột Đặc điểm nguồn, ví dụ { $fact }=….
refused-source-not-asked = { $set } không hỏi “{ $fact }” về nguồn thải; các đặc điểm có thể ghi: { $asked }.
refused-source-nothing-asked = { $set } không hỏi gì về nguồn thải; xin để trống (đã ghi “{ $fact }”).
refused-source-not-a-choice = “{ $given }” không phải là giá trị của { $fact }; các giá trị có thể ghi: { $choices }.
refused-source-not-a-number = { $fact } phải là số từ 0 trở lên (đã ghi “{ $given }”).
refused-source-of-the-hour = { $fact } do giờ đo quyết định, không khai cho trạm.
refused-limit-column-missing = { $set } có các cột { $columns }; hãy chọn một cột.
refused-limit-column-unknown = { $set } không có cột “{ $column }”; các cột là { $columns }.
refused-limit-no-columns = { $set } không chia cột; xin để trống cột (đã ghi “{ $column }”).
refused-limit-doubtful = { $set } có giá trị cho thông số này nhưng còn nghi vấn, chưa được dùng để kết luận: hãy đối chiếu văn bản và đưa vào thư mục của tỉnh.
refused-limit-column-empty = Cột { $column } của { $set } không có giá trị cho thông số này.
refused-coefficient-missing = Thiếu hệ số { $symbol } của { $set }.
refused-coefficient-unknown = Không có hệ số { $symbol } trong quy chuẩn.
refused-coefficient-unlawful = { $symbol } = { $value } không có trong bảng của { $set }; các giá trị có thể dùng: { $lawful }.
refused-coefficient-no-table = Không có bảng hệ số { $symbol } cho trường hợp này.

# Quy đổi theo oxy
refused-oxygen-too-high = O₂ đo được { $measured } % không nhỏ hơn { $below } %: không quy đổi được.
refused-oxygen-impossible = Hàm lượng O₂ { $content } % không hợp lý.
