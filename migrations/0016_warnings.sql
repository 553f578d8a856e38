-- file: main
-- Warnings of indices, as they were told to the public.

-- A warning that the index of a station is in a harmful band (cảnh báo chỉ số): each version is a message, the last of
-- them the end where it was told. Where nothing is told any more it ends by itself at `expires_at`.
-- class: recorded
create table index_warning (
    id identity primary key,
    public_id text not null unique,
    station_id bigint not null references station (id),
    opened_at bigint not null,
    expires_at bigint not null,
    ended boolean not null,
    version bigint not null
);
create index index_warning_recent on index_warning (opened_at, id);
create index index_warning_expiring on index_warning (expires_at);
-- class: append-only
create table index_warning_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;
