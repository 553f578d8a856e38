-- file: main
-- A message that reached nobody was not sent, nor was one that had nothing to say any more when it could leave: both end
-- in states of their own. A constraint cannot be changed on SQLite, so the column is made anew.
drop index outbox_due;
drop index outbox_leased;
drop index outbox_line;
drop index outbox_by_state;
alter table outbox rename column state to stood;
alter table outbox add column state text not null default 'queued'
    check (state in ('queued', 'sending', 'sent', 'to-nobody', 'overtaken', 'failed'));
update outbox set state = stood;
alter table outbox drop column stood;
-- The message that this one is a part of, for each recipient one.
alter table outbox add column origin bigint;
create index outbox_due on outbox (channel, send_after, id) where state = 'queued';
create index outbox_leased on outbox (lease_until) where state = 'sending';
create index outbox_line on outbox (line, id) where state in ('queued', 'sending') and line is not null;
create index outbox_by_state on outbox (state, id);
