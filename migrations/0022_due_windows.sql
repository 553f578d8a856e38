-- file: observations
-- What waits is read in this order, a few windows at a time out of a year's: without it, all of a station's were sorted
-- for each few.
create index dirty_in_order on dirty_window (period, station_id, ends_at);
drop index dirty_due;
