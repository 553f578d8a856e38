-- file: main
-- Since when those who keep panels know that a panel is lost (đã báo mất liên lạc); null while it is there.
alter table panel_watch add column told_at bigint;
