-- file: main
-- Who people are, which positions they hold, what they may do, and how they and the loggers prove it.

-- Somebody's account (tài khoản): a person, never a position. `login_key` is the folded name, so
-- that it is found however it is typed. E-mail and phone are sealed; the e-mail is found by its blind index.
-- class: recorded
create table account (
    id identity primary key,
    public_id text not null unique,
    login text not null,
    login_key text not null unique,
    name text not null,
    sort_key text not null,
    email_sealed bytea,
    email_index bytea unique,
    phone_sealed bytea,
    lang text not null check (lang in ('vi', 'en')),
    state text not null check (state in ('active', 'locked', 'closed')),
    version bigint not null
);
create index account_by_name on account (sort_key, id);
-- class: append-only
create table account_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;

-- The password of an account (mật khẩu), hashed; the one before is kept by nobody.
-- class: working
create table credential (
    account_id bigint primary key references account (id),
    password text not null,
    must_change boolean not null,
    changed_at bigint not null
);

-- The second factor of an account (xác thực hai lớp); in force once it is confirmed by a code.
-- class: working
create table second_factor (
    account_id bigint primary key references account (id),
    secret_sealed bytea not null,
    offered_at bigint not null,
    confirmed_at bigint,
    last_step bigint
);

-- One-time codes for whoever lost his phone (mã khôi phục), hashed.
-- class: working
create table recovery_code (
    account_id bigint not null references account (id),
    hash bytea not null,
    used_at bigint,
    primary key (account_id, hash)
) without rowid;

-- A one-time word that an administrator hands over to whoever lost his password (cấp lại mật khẩu).
-- class: working
create table password_reset (
    account_id bigint primary key references account (id),
    hash bytea not null unique,
    issued_by text not null,
    issued_at bigint not null,
    expires_at bigint not null
);

-- A sign-in that goes on (phiên làm việc); its token is known only as a hash. `step` says what is
-- still missing: a code, a new password, or nothing.
-- class: working
create table session (
    id identity primary key,
    token_hash bytea not null unique,
    account_id bigint not null references account (id),
    step text not null check (step in ('code', 'password', 'open')),
    position_id bigint,
    delegation_id bigint,
    second_factor boolean not null,
    network text not null,
    agent text not null,
    opened_at bigint not null,
    proved_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null
);
create index session_of_account on session (account_id, opened_at);
create index session_old on session (expires_at);

-- When an account was last signed in to (lần đăng nhập gần nhất): no change of the account, so not in it.
-- class: working
create table last_sign_in (
    account_id bigint primary key references account (id),
    at bigint not null,
    network text not null
);

-- Wrong attempts at a door (lần đăng nhập sai), by the hash of who stands before it.
-- class: working
create table lockout (
    door text not null check (door in ('account', 'network', 'device')),
    key bytea not null,
    failures bigint not null,
    last_at bigint not null,
    locked_until bigint not null,
    primary key (door, key)
) without rowid;
create index lockout_old on lockout (last_at);

-- A unit of the department (đơn vị): a tree.
-- class: recorded
create table unit (
    id identity primary key,
    code text not null unique,
    name_vi text not null,
    name_en text not null,
    sort_key text not null,
    parent_id bigint references unit (id),
    valid_from text not null,
    valid_to text,
    version bigint not null
);
create index unit_of_parent on unit (parent_id, sort_key);
-- class: append-only
create table unit_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;

-- A position in a unit (vị trí việc làm): its role gives the rights, its reach the places.
-- class: recorded
create table position (
    id identity primary key,
    unit_id bigint not null references unit (id),
    title_vi text not null,
    title_en text not null,
    sort_key text not null,
    role text not null,
    all_areas boolean not null,
    all_facilities boolean not null,
    valid_from text not null,
    valid_to text,
    version bigint not null
);
create index position_of_unit on position (unit_id, sort_key);
create index position_of_role on position (role);
-- class: append-only
create table position_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;

-- The areas a position is responsible for, when not for all (địa bàn phụ trách).
-- class: recorded in position
create table position_area (
    position_id bigint not null references position (id),
    area_id bigint not null references area (id),
    primary key (position_id, area_id)
) without rowid;

-- The facilities a position is responsible for, when not for all (cơ sở phụ trách).
-- class: recorded in position
create table position_facility (
    position_id bigint not null references position (id),
    facility_id bigint not null,
    primary key (position_id, facility_id)
) without rowid;

-- Somebody holds a position over days (bổ nhiệm, phân công).
-- class: recorded
create table assignment (
    id identity primary key,
    account_id bigint not null references account (id),
    position_id bigint not null references position (id),
    valid_from text not null,
    valid_to text,
    version bigint not null
);
create index assignment_of_account on assignment (account_id, valid_from);
create index assignment_of_position on assignment (position_id, valid_from);
-- class: append-only
create table assignment_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;

-- A holder lends some of his rights to somebody over days (uỷ quyền, thay thế).
-- class: recorded
create table delegation (
    id identity primary key,
    position_id bigint not null references position (id),
    from_account_id bigint not null references account (id),
    to_account_id bigint not null references account (id),
    rights text not null,
    reason text not null,
    valid_from text not null,
    valid_to text not null,
    version bigint not null
);
create index delegation_of_position on delegation (position_id, valid_from);
create index delegation_to on delegation (to_account_id, valid_from);
create index delegation_from on delegation (from_account_id, valid_from);
-- class: append-only
create table delegation_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;

-- Somebody was shown personal data (nhật ký truy cập dữ liệu cá nhân): one row for each answer.
-- class: append-only
create table access_log (
    id identity primary key,
    at bigint not null,
    actor text not null,
    account_id bigint,
    on_behalf_of bigint,
    purpose text not null
);
-- Whose data the answer showed.
-- class: append-only
create table access_subject (
    kind text not null,
    subject_id bigint not null,
    access_id bigint not null references access_log (id),
    primary key (kind, subject_id, access_id)
) without rowid;

-- A logger's account (tài khoản thiết bị): its code is the station's. Generated secrets are kept as
-- `sha256:…`, chosen ones by argon2id. `seen_at`: its last sign-in, give or take ten minutes.
-- class: working
create table device (
    id identity primary key,
    code text not null unique,
    kind text not null check (kind in ('logger')),
    secret text not null,
    state text not null check (state in ('active', 'disabled')),
    version bigint not null,
    changed_at bigint not null,
    seen_at bigint
);
