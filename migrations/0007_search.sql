-- file: main
-- Full text: the tokens of things, cut and folded by platform::search. The engines only store and
-- match tokens; order is decided in the program, the same on both.

-- A thing that can be found, with what ranking and scope need of it.
-- class: disposable
create table search_thing (
    kind text not null,
    id bigint not null,
    area bigint,
    public boolean not null,
    title text not null,
    primary key (kind, id)
) without rowid;
create index search_thing_of_area on search_thing (area);

-- Which things hold a token, and how much it says about them.
-- class: disposable
create table search_token (
    token text not null,
    kind text not null,
    id bigint not null,
    weight bigint not null,
    primary key (token, kind, id)
) without rowid;
create index search_token_of_thing on search_token (kind, id);
