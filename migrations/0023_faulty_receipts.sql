-- file: observations
-- Officers look for the few receipts with faulty lines, and for those of a station since a day, among millions.
create index receipt_faulty on receipt (arrived_at, id) where quarantined > 0;
create index receipt_since on receipt (station_id, arrived_at);
