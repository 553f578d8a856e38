-- file: observations
-- Officers look for the few receipts with faulty lines, and for those of a day, among millions.
create index receipt_faulty on receipt (arrived_at, id) where quarantined > 0;
create index receipt_arrived on receipt (arrived_at);
