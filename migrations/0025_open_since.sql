-- file: main
-- Since when an exceedance waits for somebody to take it up: it may be open anew, with other figures.
alter table exceedance add column open_since bigint not null default 0;
update exceedance set open_since = opened_at;
create index exceedance_waiting on exceedance (open_since, id);
