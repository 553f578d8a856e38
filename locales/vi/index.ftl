### Chỉ số chất lượng không khí và nước: trang trạm, trang chủ, trang quy định.

## Trang trạm
index-hour = Chỉ số giờ, lúc { $at }
index-day = Chỉ số ngày { $day }
index-leading-air = Cao nhất: { $parameter }
index-leading-water = Kém nhất: { $parameter }
index-leads-air = cao nhất
index-leads-water = kém nhất
index-source = trạm quan trắc tự động của tỉnh
index-advice-general = Mọi người
index-advice-sensitive = Người già, trẻ em, người có bệnh hô hấp, tim mạch
index-parts = Chỉ số của từng thông số
index-statistic = Số liệu dùng để tính
index-statistic-hour-mean = trung bình 1 giờ
index-statistic-nowcast = Nowcast (12 giờ gần nhất)
index-statistic-day-mean = trung bình 24 giờ
index-statistic-highest-hour = trung bình 1 giờ lớn nhất trong ngày
index-statistic-highest-8-hours = trung bình 8 giờ lớn nhất trong ngày
index-group = Nhóm
index-concentration = Giá trị
index-saturation = { $value } ({ $share } % bão hòa)
index-sub-index = Chỉ số
index-scale = Thang đánh giá
index-none = chưa đủ số liệu
index-stale = Đây là chỉ số của { $ago }: từ đó đến nay trạm chưa gửi đủ số liệu mới.
index-other = Nếu tính theo cách khác ({ $formula }) thì chỉ số là { $index }, mức { $word }. Chỉ số công bố tính đúng theo nguyên văn quy định.
index-nothing-air = Chưa có chỉ số. VN_AQI sẽ hiện ở đây khi trạm có ít nhất hai trong ba giờ gần nhất đo được bụi PM10 hoặc PM2.5.
index-nothing-water = Chưa có chỉ số. VN_WQI được tính từ trung bình ngày và sẽ hiện ở đây sau ngày đo đầu tiên.
index-no-dust = Chưa tính được chỉ số: phải đo được một trong các thông số { $parameters }. Bụi cần có số liệu của ít nhất hai trong ba giờ gần nhất.
index-too-few = Chưa tính được chỉ số: cần ít nhất { $least } nhóm thông số, trạm này có { $there }.
index-no-temperature = Trạm đo oxy hòa tan nhưng thiếu nhiệt độ nước, nên chưa tính được phần trăm bão hòa.
index-required = bắt buộc
index-lacking = cần { $least } thông số, đang có { $there }; còn thiếu: { $missing }
index-how = Cách tính { $index }
index-method = Phương pháp
index-issuer = Cơ quan ban hành
index-definition = Định nghĩa đã dùng
index-formula = Công thức
index-formula-nowcast-literal = Nowcast theo nguyên văn
index-formula-nowcast-normalised = Nowcast chia cho tổng trọng số
index-formula-square-root = căn bậc hai của nhóm IV × nhóm V
index-formula-weighted-cube-root = căn bậc ba của nhóm IV² × nhóm V

## Trang chủ
home-index-air = Không khí lúc này
home-index-water = Nước mặt hôm qua
home-worst-air = Nơi kém trong lành nhất:
home-worst-water = Nơi nước kém nhất:
home-in-band = { $count } trạm { $word }
home-without-air = { $count } trạm chưa đủ số liệu để tính chỉ số.
home-without-water = { $count } trạm chưa đo đủ thông số để tính chỉ số; trang của trạm ghi rõ còn thiếu gì.
home-no-index-air = Chưa đủ số liệu để tính VN_AQI
home-no-index-water = Chưa đủ thông số để tính VN_WQI

## Trang quy định
law-kind-about-air-index = Cách đổi nồng độ thành chỉ số, các mức, lời khuyên và nội dung phải công bố.
law-kind-about-water-index = Điểm của từng thông số, các nhóm và các mức chất lượng nước.
law-kind-about-index-formula = Công thức được dùng khi trong thực tế có hơn một cách tính.
index-breakpoints = Nồng độ ứng với từng mức chỉ số
index-bands = Các mức
index-meaning = Ý nghĩa
index-duties = Nội dung phải công bố
index-duty-brief = Báo, đài, bảng điện tử
index-duty-full = Trang web, điện thoại
index-scores = Điểm của từng thông số
index-points = Giá trị → điểm
index-below = Thấp hơn
index-above = Cao hơn
