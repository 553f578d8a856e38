### Quan trắc: lý do từ chối và lý do cách ly.

refused-station-unknown = Không có trạm này.
refused-station-code = Mã trạm "{ $code }" không hợp lệ: dùng 2 đến 40 chữ cái không dấu, chữ số, "-", "_" hoặc ".".
refused-station-medium = Trạm { $code } đã đăng ký cho thành phần môi trường "{ $medium }". Thành phần khác thì xin đăng ký trạm mới.
refused-stations-overtaken = Trong lúc nhập bảng, có người đã thay đổi một trạm trong bảng, nên chưa có dòng nào được áp dụng. Xin tải bảng mới nhất về xem rồi nhập lại.
refused-medium-unknown = Không có thành phần môi trường "{ $medium }". Dùng một trong: { $known }.
refused-commune-unknown = Không có xã, phường nào mang mã "{ $code }".
refused-commune-former = Mã "{ $code }" là của { $name } trước ngày { $until }; nay là { $became }.
refused-commune-divided = Mã "{ $code }" là của { $name } trước ngày { $until }; địa bàn nay thuộc { $became }. Hãy chọn một mã.
refused-commune-elsewhere = Mã "{ $code }" là { $name }, { $province }: không thuộc tỉnh của cơ quan.
refused-commune-no-province = Mã "{ $code }" là { $name }, { $province }; cơ quan chưa khai tỉnh của mình: chạy `datnuoc admin province { $parent }`.
refused-parameter-twice = Thông số "{ $symbol }" được ghi hai lần.
refused-limit-set-unknown = Không có quy chuẩn "{ $set }" đang có hiệu lực.
refused-limit-set-medium = { $set } không áp dụng cho thành phần môi trường "{ $medium }".
refused-oxygen-reference = Thành phần môi trường "{ $medium }" không quy đổi theo O₂; xin để trống O₂ tham chiếu.
refused-oxygen-unmeasured = Có O₂ tham chiếu thì trạm phải đo O2, nếu không sẽ không kết luận được gì.

refused-base-map = Bản đồ nền không phải GeoJSON dùng được: { $why }.
refused-demo-folder = Thư mục { $folder } không trống. Bản thử cần một thư mục mới, để không lẫn với số liệu thật.
refused-no-database = Không có cơ sở dữ liệu nào ở { $place }. Xin xem lại --data hoặc --database.
refused-served-already = Một tiến trình khác đang phục vụ thư mục { $place }. Xin dừng tiến trình đó trước.
refused-backup-before-migrating = Chưa sao lưu được nên chưa nâng cấp, mọi thứ vẫn như cũ: { $why }. Xin dọn chỗ trên đĩa, hoặc chạy `datnuoc migrate --without-backup` nếu đã có bản sao khác.

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
quarantine-upload-too-large = Tệp lớn hơn mức nhận (12 MiB) nên không nhận; ở đây chỉ giữ phần đầu. Hãy chia nhỏ rồi gửi lại.
quarantine-too-many-readings = Tệp có hơn 262.144 giá trị nên không nhận. Hãy chia nhỏ rồi gửi lại.
quarantine-symbol-unknown = Không nhận ra ký hiệu thông số này.
quarantine-parameter-not-at-station = Thông số này chưa được khai báo cho trạm.
quarantine-unit-unknown = Không nhận ra đơn vị của thông số này.
quarantine-clock-future = Thời gian đo ở tương lai: đồng hồ của thiết bị chạy sai.
quarantine-clock-ancient = Thời gian đo quá xa trong quá khứ: đồng hồ của thiết bị đã bị đặt lại.

## Tên tệp
refused-file-name-empty = Tên tệp trống.
refused-file-name-too-long = Tên tệp quá dài.
refused-file-name-control-character = Tên tệp có ký tự điều khiển ở vị trí { $character }.
refused-file-name-forbidden-character = Tên tệp có ký tự không được phép ({ $found }) ở vị trí { $character }.
refused-file-name-traversal = Đường dẫn không được chứa "..".
refused-file-name-extension = Tên tệp phải kết thúc bằng .txt.
refused-file-name-parts-missing = Tên tệp thiếu phần: cần Tinh_CoSo_Tram_yyyyMMddHHmmss.txt.
refused-file-name-province = Phần tên tỉnh trong tên tệp không hợp lệ.
refused-file-name-site = Phần tên cơ sở trong tên tệp không hợp lệ.
refused-file-name-station = Phần tên trạm trong tên tệp không hợp lệ.
refused-file-name-time-malformed = Thời gian trong tên tệp phải gồm 14 chữ số yyyyMMddHHmmss.
refused-file-name-time-impossible = Thời gian trong tên tệp không tồn tại.

### Dòng bị cách ly: ở đó cần gì.

quarantine-found = Trong tệp ghi:
quarantine-expected-utf-16 = Cần văn bản UTF-8 (hoặc ASCII).
quarantine-expected-nul = Cần ký tự đọc được; phần rỗng không mang số liệu.
quarantine-expected-control-character = Cần ký tự đọc được.
quarantine-expected-file-too-large = Cần tệp không quá 12 MiB.
quarantine-expected-too-many-lines = Cần tệp không quá 262.144 dòng.
quarantine-expected-fields-missing = Cần năm trường cách nhau bằng phím Tab: ký hiệu, giá trị, đơn vị, thời gian, trạng thái.
quarantine-expected-fields-surplus = Cần đúng bốn trường: thời gian, tên, giá trị, đơn vị.
quarantine-expected-truncated = Cần trọn dòng; dòng này dừng giữa chừng, có lẽ do đường truyền bị ngắt.
quarantine-expected-symbol-missing = Cần ký hiệu thông số, ví dụ COD.
quarantine-expected-symbol-malformed = Cần ký hiệu có chữ cái, tối đa 64 ký tự, ví dụ COD.
quarantine-expected-unit-malformed = Cần đơn vị ngắn, ví dụ mg/L; có thể một trường đã bị lệch.
quarantine-expected-value-not-a-number = Cần một số, ví dụ 41,6 hoặc 41.6; nếu không có số liệu thì ghi ---.
quarantine-expected-value-thousands = Cần số không có dấu ngăn hàng nghìn, ví dụ 1234.5.
quarantine-expected-value-too-long = Cần một số ngắn gọn.
quarantine-expected-value-out-of-range = Cần giá trị có thể đo được.
quarantine-expected-time-malformed = Cần thời gian gồm 14 chữ số, ví dụ 20261122101500.
quarantine-expected-time-impossible = Cần ngày và giờ có thật.
quarantine-expected-status-malformed = Cần trạng thái hai chữ số: 00 đang đo, 01 hiệu chuẩn, 02 báo lỗi.
quarantine-expected-file-name = Cần tên như BD_KCNST_NUO001_20261122101500.txt.
quarantine-expected-file-of-another-station = Cần tên tệp ghi đúng trạm của tài khoản gửi.
quarantine-expected-file-empty = Cần ít nhất một dòng số liệu.
quarantine-expected-symbol-unknown = Cần một ký hiệu của Bảng 34 hoặc tên gọi đã biết.
quarantine-expected-parameter-not-at-station = Cần một thông số đã khai báo cho trạm; nếu trạm có đo, hãy bổ sung vào danh mục trạm.
quarantine-expected-unit-unknown = Cần một đơn vị của thông số này.
quarantine-expected-clock-future = Cần thời điểm đo không sau lúc nhận quá 5 phút.
quarantine-expected-clock-ancient = Cần thời điểm đo của những năm gần đây.
quarantine-expected-upload-too-large = Cần tệp không quá 12 MiB.
quarantine-expected-too-many-readings = Cần tệp không quá 262.144 giá trị.

refused-receipt-unknown = Không có biên nhận này.
refused-mend-symbol = Trạm không đo thông số { $symbol }.
refused-mend-written = Tệp không có ký hiệu “{ $written }”.
refused-mend-nothing = Chưa có gì được sửa: hãy chọn nghĩa của một ký hiệu, hoặc sửa và đánh dấu một dòng.
refused-mend-name = Tên tệp phải ghi trạm { $code }.
