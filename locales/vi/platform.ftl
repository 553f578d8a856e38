# Lời từ chối của những phần dùng chung: biểu mẫu, tệp, nhập bảng, đơn vị hành chính, việc nền.

refused-changed-meanwhile = Trong lúc bạn đang sửa, người khác đã thay đổi nội dung này. Xin mở lại trang, xem bản mới rồi sửa tiếp.
refused-command-reused = Biểu mẫu này đã được gửi. Xin mở lại trang nếu muốn làm thêm lần nữa.
refused-valid-days-empty = Ngày kết thúc phải sau ngày bắt đầu.

refused-file-empty = Tệp không có nội dung.
refused-file-too-large = Tệp quá lớn. Xin gửi tệp không quá { $megabytes } MB.
refused-file-kind = Loại tệp này không nhận được. Xin gửi: { $accepted }.

refused-area-unknown = Không có đơn vị hành chính này.
refused-area-code-taken = Mã này đang thuộc về { $name }.
refused-area-parent-level = { $name } không ở cấp cao hơn.
refused-area-ended = { $name } không còn là đơn vị riêng, hoặc chính là đơn vị được nhập vào.
refused-province-unknown = Không có tỉnh, thành phố nào mang mã "{ $code }".

refused-import-unknown = Không có lần nhập bảng này.
refused-import-not-waiting = Lần nhập bảng này không còn ở bước đó. Xin mở lại trang.
refused-import-empty = Bảng không có dòng nào dưới dòng tiêu đề.
refused-import-unreadable = Không đọc được tệp này như một bảng. Xin lưu lại dưới dạng XLSX, ODS hoặc CSV (UTF-8).
refused-import-line-unreadable = Không đọc được dòng { $line }.
refused-import-unpacks-too-large = Tệp nén này bung ra quá lớn (hơn { $megabytes } MB).
refused-import-too-many-rows = Bảng quá dài. Mỗi lần nhập không quá { $most } dòng.
refused-import-too-many-columns = Dòng { $line } có quá nhiều cột. Bảng chỉ được có tối đa { $most } cột.
refused-import-cell-too-long = Một ô ở dòng { $line } quá dài (hơn { $most } ký tự).
refused-import-cell-unreadable = Một ô ở dòng { $line } có ký tự không đọc được.
refused-import-extra-cell = Có chữ "{ $text }" nằm ngoài các cột có tiêu đề. Thường là do dấu phân cách lẫn trong nội dung.
refused-import-row-twice = "{ $key }" đã có ở dòng { $line } của cùng bảng này.
refused-import-has-faults = Còn { $rows } dòng có lỗi. Xin sửa bảng rồi nhập lại, hoặc chọn bỏ qua các dòng lỗi.
