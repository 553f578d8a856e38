-- file: main
-- LED panels in public places: what each shows, and whether it still does.

-- A panel (bảng điện tử). Columns here are those that are looked up; what it shows and how is in panel_version.
-- class: recorded
create table panel (
    id identity primary key,
    code text not null unique,
    code_folded text not null unique,
    sort_key text not null,
    retired boolean not null,
    version bigint not null
);
-- class: append-only
create table panel_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;

-- When a panel last asked for its contents and what it had on it (theo dõi bảng): no change of the panel, so not in
-- it. Only whoever knows the panel's key is written down, and no more than once a minute.
-- class: working
create table panel_watch (
    panel_id bigint primary key references panel (id),
    key_hash text not null,
    issued_at bigint not null,
    seen_at bigint,
    shows text not null
);
