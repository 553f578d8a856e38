# Cá nhân, tổ chức, cơ sở: lời từ chối.

refused-facility-unknown = Không có cơ sở này.
refused-facility-code = Mã cơ sở cần từ 1 đến 64 ký tự, không có dấu cách.
refused-facility-code-taken = Mã “{ $code }” đã thuộc về một cơ sở khác.
refused-facility-name-missing = Cơ sở này chưa có trong danh mục. Xin ghi tên cơ sở.
refused-party-unknown = Không có cá nhân hoặc tổ chức này.
refused-party-name = Xin ghi tên, không quá 300 ký tự.
refused-party-kind = Cá nhân và tổ chức không đổi được cho nhau. Xin đăng ký mới.
refused-party-known = Số này đã có trong danh mục. Xin mở hồ sơ đã có ({ $party }) thay vì đăng ký mới.
refused-tax-code = Mã số thuế cần 10 chữ số, 13 chữ số (đơn vị phụ thuộc), hoặc 12 chữ số (hộ kinh doanh).
refused-identity-number = Số giấy tờ chưa đúng: 12 số của căn cước, 9 số của chứng minh nhân dân cũ, hoặc số hộ chiếu.
refused-address = Địa chỉ dài quá 500 ký tự.
