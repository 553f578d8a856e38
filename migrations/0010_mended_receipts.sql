-- file: main
-- Setting right what could not be read of loggers' files: what a vendor means by a symbol, and lines received again.

-- What a logger means by a symbol of its vendor (ký hiệu riêng của thiết bị), at one station or, without a
-- station, at all of them. Of several rows for a symbol the newest counts; `symbol` is null where it was taken back.
-- class: append-only
create table symbol_alias (
    id identity primary key,
    station_id bigint references station (id),
    written text not null,
    symbol text,
    since bigint not null
);
create index symbol_alias_of_station on symbol_alias (station_id);

-- Lines of a receipt that an officer set right (sửa dòng bị cách ly). They are received again under `path`, which no
-- other file has, and get a receipt of their own; the first receipt and its evidence stay as they are.
-- class: append-only
create table receipt_mend (
    id identity primary key,
    receipt_id bigint not null,
    station_id bigint not null references station (id),
    path text not null unique,
    body bytea not null,
    reason text not null,
    ordered_by text not null,
    ordered_at bigint not null
);
create index receipt_mend_of_receipt on receipt_mend (receipt_id);
