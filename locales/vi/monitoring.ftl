### Quan trắc: lý do từ chối và lý do cách ly.

refused-station-unknown = Không có trạm này.
refused-station-code = Mã trạm "{ $code }" không hợp lệ: dùng 2 đến 40 chữ cái không dấu, chữ số, "-", "_" hoặc ".".

quarantine-utf-16 = Tệp viết bằng UTF-16; hãy đặt thiết bị ghi văn bản UTF-8.
quarantine-nul = Có ký tự rỗng (NUL), thường do mất điện khi đang ghi.
quarantine-control-character = Có ký tự điều khiển hoặc ký tự ẩn.
quarantine-file-too-large = Phần còn lại của tệp quá lớn.
quarantine-too-many-lines = Phần còn lại của tệp có quá nhiều dòng.
quarantine-fields-missing = Thiếu trường: mỗi dòng cần ký hiệu, giá trị, đơn vị, thời gian, trạng thái.
quarantine-fields-surplus = Thừa trường trong dòng.
quarantine-truncated = Tệp bị cắt ngang tại đây.
quarantine-symbol-missing = Thiếu ký hiệu thông số.
quarantine-symbol-malformed = Ký hiệu thông số không hợp lệ.
quarantine-unit-malformed = Đơn vị quá dài.
quarantine-value-not-a-number = Giá trị không phải là số.
quarantine-value-thousands = Giá trị có nhiều dấu phân cách, có thể hiểu theo hai cách.
quarantine-value-too-long = Giá trị quá dài.
quarantine-value-out-of-range = Giá trị quá lớn hoặc quá nhỏ, không thể là số đo.
quarantine-time-malformed = Thời gian không đúng dạng yyyyMMddHHmmss.
quarantine-time-impossible = Ngày hoặc giờ không tồn tại.
quarantine-status-malformed = Trạng thái phải gồm hai chữ số.
quarantine-file-name = Tên tệp không đúng mẫu Tinh_CoSo_Tram_yyyyMMddHHmmss.txt.
quarantine-file-of-another-station = Tên tệp ghi trạm khác với tài khoản gửi.
quarantine-file-empty = Tệp không có dữ liệu.
quarantine-symbol-unknown = Không nhận ra ký hiệu thông số này.
quarantine-parameter-not-at-station = Thông số này chưa được khai báo cho trạm.
quarantine-unit-unknown = Không nhận ra đơn vị của thông số này.
quarantine-clock-future = Thời gian đo ở tương lai: đồng hồ của thiết bị chạy sai.
quarantine-clock-ancient = Thời gian đo quá xa trong quá khứ: đồng hồ của thiết bị đã bị đặt lại.
