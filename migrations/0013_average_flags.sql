-- file: observations
-- What is suspicious of an average (cờ nghi ngờ): a spike among its readings, a standstill, a contradiction.
alter table average add column flags bigint not null default 0;
