-- file: main
-- Monitoring programmes: what was decided to be observed.

-- A programme (chương trình quan trắc). Columns here are those that are looked up; what it says is in
-- programme_version.
-- class: recorded
create table programme (
    id identity primary key,
    code text not null unique,
    code_folded text not null unique,
    sort_key text not null,
    version bigint not null
);
-- class: append-only
create table programme_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;

-- Which programmes observe a station (trạm thuộc chương trình), for the page of the station. It follows from the newest
-- versions.
-- class: working
create table programme_station (
    station_id bigint not null references station (id),
    programme_id bigint not null references programme (id),
    primary key (station_id, programme_id)
) without rowid;
