-- file: main
-- When stations fall silent, and when exceedances wait.

-- A time in which a station sent nothing (gián đoạn số liệu): from its last reading until the next. From `due_at` on
-- its facility owes a written notice.
-- class: recorded
create table outage (
    id identity primary key,
    public_id text not null unique,
    station_id bigint not null references station (id),
    facility_id bigint,
    area_id bigint,
    since bigint not null,
    due_at bigint not null,
    resumed_at bigint,
    reported_at bigint,
    reminded_at bigint,
    version bigint not null,
    unique (station_id, since)
);
create index outage_open on outage (since) where resumed_at is null;
create index outage_recent on outage (since, id);
-- class: append-only
create table outage_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;

-- Exceedances by when they were found, for those that wait too long.
create index exceedance_found on exceedance (opened_at, id);
