-- file: observations
-- Readings, their evidence and what is derived from them. On SQLite this is a file of its own with
-- its own writer, so that intake never waits for a form; nothing here refers to the main file by key.

-- One row for each file that a logger delivered (biên nhận). Written in the commit that the logger's
-- 226 waits for. Counts account for every reading; `batch_id` is set when the receipt is sealed.
-- class: append-only
create table receipt (
    id identity primary key,
    station_id bigint not null,
    account text not null,
    path text not null,
    source text not null,
    arrived_at bigint not null,
    bytes bigint not null,
    sha256 text not null,
    layout text not null,
    content_from bigint,
    content_to bigint,
    accepted bigint not null,
    duplicate bigint not null,
    conflict bigint not null,
    quarantined bigint not null,
    content_hash text not null,
    batch_id bigint
);
create index receipt_of_station on receipt (station_id, id);
create index receipt_same_file on receipt (station_id, sha256);
create index receipt_unsealed on receipt (id) where batch_id is null;

-- The bytes as they arrived, compressed (chứng cứ gốc).
-- class: append-only
create table evidence (
    receipt_id bigint primary key,
    codec text not null,
    body bytea not null
);

-- What of a file could not be read as a reading: place, reason, text (dòng bị cách ly).
-- class: append-only
create table quarantine (
    receipt_id bigint not null,
    ordinal bigint not null,
    line bigint not null,
    col bigint not null,
    reason text not null,
    excerpt text not null,
    primary key (receipt_id, ordinal)
) without rowid;

-- What one file said of one moment at one station, packed (bản tin). `first_ordinal` numbers its
-- readings within the receipt, so that an observation has an id which does not come from its time.
-- class: append-only
create table frame (
    station_id bigint not null,
    time bigint not null,
    receipt_id bigint not null,
    first_ordinal bigint not null,
    arrived_at bigint not null,
    body bytea not null,
    primary key (station_id, time, receipt_id)
) without rowid;
create index frame_of_receipt on frame (receipt_id, first_ordinal);

-- A reading sent again with another value or status: the newer version counts, the older stays.
-- class: append-only
create table observation_change (
    station_id bigint not null,
    time bigint not null,
    slot bigint not null,
    version bigint not null,
    receipt_id bigint not null,
    arrived_at bigint not null,
    status text not null,
    flags bigint not null,
    value text not null,
    primary key (station_id, time, slot, version)
) without rowid;
create index change_of_receipt on observation_change (receipt_id);

-- The newest reading of each parameter, one row per station, replaced in place.
-- class: disposable
create table latest (
    station_id bigint primary key,
    time bigint not null,
    arrived_at bigint not null,
    receipt_id bigint not null,
    body text not null
);

-- Hours and days whose averages must be computed (again); `ends_at` is the label of the window.
-- class: working
create table dirty_window (
    station_id bigint not null,
    period text not null,
    ends_at bigint not null,
    primary key (station_id, period, ends_at)
) without rowid;
create index dirty_due on dirty_window (ends_at);

-- Averages (giá trị trung bình). `changed` orders every computation, for those who follow them.
-- class: disposable
create table average (
    id identity primary key,
    datastream_id bigint not null,
    starts_at bigint not null,
    ends_at bigint not null,
    value double precision,
    valid_count bigint not null,
    expected_count bigint not null,
    minimum double precision,
    maximum double precision,
    computed_at bigint not null,
    changed bigint not null,
    unique (datastream_id, ends_at)
);
create index average_changed on average (changed);

-- A run of receipts sealed together; the journal carries its hash (niêm phong lô nhận).
-- class: append-only
create table intake_batch (
    id identity primary key,
    first_receipt bigint not null,
    last_receipt bigint not null,
    receipts bigint not null,
    stations text not null,
    hash text not null,
    sealed_at bigint not null
);
