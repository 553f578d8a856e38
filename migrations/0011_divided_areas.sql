-- file: main
-- What becomes of units whose land went to several others.

-- A unit (đơn vị bị chia tách) and one of those that got land of it. One that went into a single other is in
-- area.merged_into instead.
-- class: append-only
create table area_successor (
    id bigint not null references area (id),
    into_id bigint not null references area (id),
    primary key (id, into_id)
) without rowid;
create index area_successor_of on area_successor (into_id);
