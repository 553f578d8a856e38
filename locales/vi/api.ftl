### Giao diện cho máy: SensorThings và JSON. Lời mô tả đi kèm dữ liệu, và lý do một câu hỏi bị từ chối.

api-thing = Trạm quan trắc tự động { $medium }
api-location = Nơi đặt trạm { $station }
api-feature = { $medium } tại trạm { $station }
api-sensor = Thiết bị đo { $parameter } của trạm { $station }
api-datastream = { $parameter }, { $averaging }, trạm { $station }
api-averaging-raw = số liệu gốc
api-averaging-PT1H = trung bình 1 giờ
api-averaging-P1D = trung bình 24 giờ
api-averaging-sum-PT1H = tổng 1 giờ
api-averaging-sum-P1D = tổng 24 giờ
api-averaging-direction-PT1H = hướng trung bình 1 giờ
api-averaging-direction-P1D = hướng trung bình 24 giờ

refused-api-path-not-found = Không có "{ $name }" trong { $within }.
refused-api-path-too-deep = Đường dẫn có hơn { $most } đoạn.
refused-api-entity-not-found = Không có { $name }.
refused-api-result-format = Dạng dataArray chỉ có cho danh sách Observations, không kèm $expand; các dạng khác chưa có. Hãy bỏ $resultFormat để nhận JSON.
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
