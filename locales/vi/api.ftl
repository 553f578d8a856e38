### Giao diện cho máy: SensorThings và JSON. Lời mô tả đi kèm dữ liệu, và lý do một câu hỏi bị từ chối.

api-thing = Trạm quan trắc tự động { $medium }
api-location = Nơi đặt trạm { $station }
api-feature = { $medium } tại trạm { $station }
api-sensor = Thiết bị đo { $parameter } của trạm { $station }
api-datastream = { $parameter }, { $averaging }, trạm { $station }
api-averaging-raw = số liệu gốc
api-averaging-PT1H = trung bình 1 giờ
api-averaging-P1D = trung bình 24 giờ
api-averaging-PT8H = trung bình 8 giờ
api-averaging-P1Y = trung bình năm
api-averaging-sum-PT1H = tổng 1 giờ
api-averaging-sum-P1D = tổng 24 giờ
api-averaging-direction-PT1H = hướng trung bình 1 giờ
api-averaging-direction-P1D = hướng trung bình 24 giờ

refused-api-path-not-found = Không có "{ $name }" trong { $within }.
refused-api-path-too-deep = Đường dẫn có hơn { $most } đoạn.
refused-api-entity-not-found = Không có { $name }.
refused-api-result-format = dataArray chỉ dùng cho danh sách Observations không có $expand; GeoJSON cho danh sách Things, Locations, FeaturesOfInterest không có $expand; CSV cho mọi danh sách, $expand chỉ tới quan hệ có một đối tượng. Bỏ $resultFormat để nhận JSON.
refused-api-option-of-sets = { $option } chỉ dùng cho tập hợp, không dùng cho một đối tượng.
refused-api-answer-too-large = Câu trả lời có hơn { $most } đối tượng; hãy giảm $top hoặc bớt $expand.
refused-api-filter-through-many = Không lọc được số liệu qua quan hệ nhiều đối tượng; hãy lọc theo Datastream hoặc Thing.
refused-api-skip-too-far = $skip chỉ bỏ qua được { $most } dòng khi không xếp theo phenomenonTime; hãy đi theo @iot.nextLink.
refused-api-scan-too-long = Đã đọc { $rows } bản tin, tới { $reached }, mà chưa thấy số liệu phù hợp; hãy giới hạn phenomenonTime trong $filter.
refused-api-count-too-long = Cần đọc hơn { $most } bản tin để đếm; hãy giới hạn phenomenonTime trong $filter.
refused-api-query-unreadable = Không đọc được các tham số của địa chỉ.
refused-api-parameter-unknown = Không có tham số "{ $name }". Các tham số được dùng: { $known }.
refused-api-parameter-twice = Tham số "{ $name }" được ghi hai lần.
refused-api-parameter-value =
    "{ $given }" không dùng được cho { $name }: { $kind ->
        [moment] cần một thời điểm ISO 8601 có múi giờ, hoặc một ngày yyyy-mm-dd.
        [number] cần một số nguyên.
        [limit] cần một số nguyên từ 1 đến 500.
       *[code] giá trị này không có.
    }
refused-api-station-not-found = Không có trạm "{ $code }".
refused-api-station-missing = Hãy cho biết mã trạm trong tham số station.

### Nhận tệp số liệu qua HTTP.

refused-api-file-name-missing = Thiếu tên tệp: hãy ghi trong tham số name, trong Content-Disposition, hoặc ở từng phần của biểu mẫu.
refused-api-file-name-long = Tên tệp dài quá { $most } ký tự.
refused-api-file-name-control = Tên tệp có ký tự điều khiển.
refused-api-file-none = Không có tệp nào trong yêu cầu.
refused-api-files-many = Một lần chỉ gửi được { $most } tệp.
refused-api-file-broken = Yêu cầu bị cắt ngang hoặc không đọc được; chưa nhận tệp nào.
refused-api-file-encoded = Không nhận nội dung nén ({ $encoding }); hãy gửi tệp như vốn có.
refused-api-file-large = Tệp lớn hơn { $megabytes } MiB nên không nhận; biên nhận số { $receipt } ghi lại việc này. Hãy chia nhỏ rồi gửi lại.

### Gửi Observation qua SensorThings.

refused-api-only-observations = Ở đây chỉ tạo được Observation, tại Observations, Datastreams(id)/Observations hoặc CreateObservations. Mọi thứ khác do cơ quan khai báo.
refused-api-only-read = Nội dung này chỉ để đọc. Trạm gửi Observation; giao diện này không sửa, không xóa gì.
refused-api-body-large = Yêu cầu lớn hơn { $kilobytes } KiB; hãy chia nhỏ để gửi.
refused-api-json = Yêu cầu không phải JSON đúng dạng; dòng { $line }, cột { $column }.
refused-api-property-unknown = "{ $name }" không được lưu trong Observation. Các thuộc tính được lưu: { $known }.
refused-api-property-twice = "{ $name }" xuất hiện hai lần.
refused-api-property-missing = Thiếu "{ $name }".
refused-api-link = Datastream được chỉ ra bằng mã số, dạng {"{"}"@iot.id": 4{"}"}.
refused-api-link-other = Địa chỉ chỉ ra một Datastream khác với nội dung yêu cầu ({ $id }).
refused-api-feature = FeatureOfInterest của trạm này là { $id }; hãy ghi {"{"}"@iot.id": { $id }{"}"} hoặc bỏ trống.
refused-api-datastream-foreign = Datastream { $id } không phải của trạm này.
refused-api-datastream-computed = Datastream { $id } chứa giá trị trung bình do hệ thống tính từ số liệu gốc; hãy gửi vào Datastream của số liệu gốc.
refused-api-data-array = Cần một danh sách các đối tượng có Datastream, components (tên) và dataArray (các hàng).
refused-api-observations-none = Yêu cầu không có Observation nào.
refused-api-observations-many = Mỗi yêu cầu gửi được nhiều nhất { $most } Observation.
refused-api-observation =
    { $reason ->
        [value-not-a-number] Cần một số, hoặc null nếu không đo được.
        [value-too-long] Số có nhiều chữ số hơn mức được lưu.
        [value-out-of-range] Số quá lớn hoặc quá nhỏ, không thể là giá trị đo.
        [moment-malformed] Cần một thời điểm theo ISO 8601 có múi giờ, ví dụ 2026-11-22T10:15:00+07:00.
        [status-malformed] Cần trạng thái thiết bị gồm hai chữ số: "00" đang đo, "01" hiệu chuẩn, "02" báo lỗi.
        [clock-future] Thời điểm đo ở tương lai: đồng hồ thiết bị sai.
        [clock-ancient] Thời điểm đo quá xa trong quá khứ: đồng hồ thiết bị đã bị đặt lại.
       *[parameter-not-at-station] Trạm không đo thông số này vào thời điểm đó.
    }
