-- file: main
-- Whom the department deals with: facilities today.

-- A facility (cơ sở sản xuất, kinh doanh, dịch vụ): where something is made, kept or discharged.
-- class: recorded
create table facility (
    id identity primary key,
    public_id text not null unique,
    code text not null unique,
    name text not null,
    sort_key text not null,
    tax_code text,
    area_id bigint references area (id),
    version bigint not null
);
create index facility_by_tax_code on facility (tax_code);
create index facility_by_area on facility (area_id, sort_key);
-- class: append-only
create table facility_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;
