-- file: observations
-- Officers look for the few averages that are suspicious among millions.
create index average_suspicious on average (ends_at, id) where flags <> 0;
