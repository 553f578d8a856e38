-- file: main
-- The law as rows: every version of every definition that was ever in force here.

-- A definition (định nghĩa): what a package or an officer said of a code for a period. A row never
-- changes; a later version of the same layer, code and first day takes its place, and one marked
-- `withdrawn` takes its place with nothing. Body, citation and note are the JSON text that is hashed.
-- layer: 0 built-in, 1 province, 2 local; the highest that holds on a day counts.
-- class: append-only
create table definition (
    id identity primary key,
    kind text not null,
    code text not null,
    version bigint not null,
    layer bigint not null check (layer in (0, 1, 2)),
    valid_from text not null,
    valid_to text,
    provisional boolean not null,
    withdrawn boolean not null,
    citation text not null,
    note text,
    body text not null,
    hash text not null,
    recorded_at bigint not null,
    unique (kind, code, version)
);
create index definition_period on definition (kind, code, layer, valid_from, version);
