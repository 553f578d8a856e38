-- file: main
-- Whom the department deals with: people and organisations, and the facilities they run.

-- A person or an organisation (cá nhân, tổ chức). Numbers and contacts are sealed; a person is found
-- by the blind index of his identity number, an organisation by its tax code.
-- class: recorded
create table party (
    id identity primary key,
    public_id text not null unique,
    kind text not null check (kind in ('person', 'organisation')),
    name text not null,
    name_key text not null,
    sort_key text not null,
    tax_code text unique,
    identity_sealed bytea,
    identity_index bytea unique,
    email_sealed bytea,
    phone_sealed bytea,
    address text,
    area_id bigint references area (id),
    version bigint not null
);
create index party_by_name on party (sort_key, id);
create index party_by_name_key on party (name_key);
create index party_of_area on party (area_id);
-- class: append-only
create table party_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;

-- A facility (cơ sở): where something is produced, burnt, discharged. `search_key` holds code, name
-- and tax code, folded. A tax code of twelve digits is its owner's identity number, so it is sealed.
-- class: recorded
create table facility (
    id identity primary key,
    public_id text not null unique,
    code text not null,
    code_key text not null unique,
    name text not null,
    sort_key text not null,
    search_key text not null,
    tax_code text,
    owner_code_sealed bytea,
    owner_code_index bytea,
    address text,
    area_id bigint references area (id),
    operator_id bigint references party (id),
    version bigint not null
);
create index facility_by_name on facility (sort_key, id);
create index facility_of_area on facility (area_id);
create index facility_by_tax_code on facility (tax_code) where tax_code is not null;
create index facility_by_owner_code on facility (owner_code_index) where owner_code_index is not null;
create index facility_of_operator on facility (operator_id) where operator_id is not null;
-- class: append-only
create table facility_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;
