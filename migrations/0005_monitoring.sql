-- file: main
-- The monitoring network: stations, what each measures, which limits bind it, and exceedances.

-- A monitoring station (trạm quan trắc). Columns here are those that are looked up; the whole
-- set-up with its validity is in station_version.
-- class: bitemporal
create table station (
    id identity primary key,
    public_id text not null unique,
    code text not null unique,
    code_folded text not null unique,
    name text not null,
    sort_key text not null,
    medium text not null,
    facility_id bigint,
    area_id bigint,
    latitude double precision,
    longitude double precision,
    interval_minutes bigint not null,
    limit_set text,
    public boolean not null,
    revision bigint not null
);
create index station_by_area on station (area_id);
create index station_by_facility on station (facility_id);
-- class: append-only
create table station_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    valid_from text not null,
    valid_to text,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;

-- What a station measures (chuỗi số liệu): one row per parameter and averaging. `slot` numbers the
-- parameter within its station and is never given to another.
-- class: append-only
create table datastream (
    id identity primary key,
    public_id text not null unique,
    station_id bigint not null references station (id),
    slot bigint not null,
    symbol text not null,
    averaging text not null,
    unit text not null,
    retired_on text,
    unique (station_id, symbol, averaging)
);

-- A statistic of a station above its limit (vượt ngưỡng); every change is a version.
-- class: recorded
create table exceedance (
    id identity primary key,
    public_id text not null unique,
    station_id bigint not null references station (id),
    datastream_id bigint not null references datastream (id),
    facility_id bigint,
    area_id bigint,
    starts_at bigint not null,
    ends_at bigint not null,
    ratio double precision,
    severity text not null,
    state text not null,
    opened_at bigint not null,
    version bigint not null,
    unique (datastream_id, ends_at)
);
create index exceedance_recent on exceedance (ends_at, id);
create index exceedance_of_station on exceedance (station_id, ends_at);
create index exceedance_open on exceedance (state, ends_at);
-- class: append-only
create table exceedance_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;
