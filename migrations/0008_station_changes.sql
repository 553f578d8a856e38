-- file: main
-- What a table of stations will change, prepared row by row and unseen until all of it appears at once.

-- A station as a row of a table (bảng trạm đang nhập) will have it.
-- class: disposable
create table station_change (
    id identity primary key,
    import bigint not null,
    -- The station that is known by this code, and the revision that the change was made from; null for a new one.
    station_id bigint,
    seen_revision bigint,
    public_id text not null,
    code text not null,
    code_folded text not null,
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
    setup text not null,
    unique (import, code_folded)
);
