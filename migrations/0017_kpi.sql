-- file: main
-- Key figures for those who direct.

-- What a key figure was at a moment (giá trị chỉ số điều hành). A period that is computed again with another result gets
-- a new revision; the old one stays. `cut_off` is the moment whose knowledge it rests on.
-- class: append-only
create table kpi_value (
    id identity primary key,
    code text not null,
    period text not null,
    starts_on text not null,
    revision bigint not null,
    numerator bigint not null,
    denominator bigint not null,
    closed boolean not null,
    cut_off bigint not null,
    rule_version bigint not null,
    rule_hash text not null,
    unique (code, period, starts_on, revision)
);
create index kpi_value_recent on kpi_value (period, starts_on);
