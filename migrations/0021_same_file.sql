-- file: observations
-- Whether a file was received before is asked by the station and its path, and paths follow each other: an index by
-- hash had another page to write for every file of a folder that is caught up with.
create index receipt_of_path on receipt (station_id, path, id);
drop index receipt_same_file;
