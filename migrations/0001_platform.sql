-- file: main
-- What every other table leans on: the journal and its seals, commands, versions, jobs, messages,
-- numbers, settings, files, areas, imports.
--
-- Each table says its class, what time does to its rows:
--   bitemporal   rows change; each change is a row of x_version with the days it holds for
--   recorded     rows change; each change is a row of x_version (`recorded in y`: of y_version, for
--                lists that belong to a row of y)
--   append-only  rows are written once and never changed or removed
--   working      the state of work under way (jobs, leases, places reached): changed in place, and
--                not history, but a copy of the database without it would forget what is still to do
--   disposable   can be thrown away and built again from the others
--
-- Every x_version has the same columns, because one piece of code (platform::versions) writes them
-- all: id, version, recorded_at, [valid_from, valid_to,] body, hash. Its rows are append-only.
-- Bodies that are hashed are `text`, never `jsonb`: a database that rewrites 1.0 as 1 would break
-- the hash.

-- What happened (nhật ký): one entry for each thing done, dense by seq, chained by hash.
-- class: append-only
create table journal (
    seq bigint primary key,
    command_id text,
    at bigint not null,
    actor text not null,
    on_behalf_of bigint,
    verb text not null,
    subjects text not null,
    area bigint,
    basis text,
    body_version bigint not null,
    body text not null,
    prev bytea not null,
    hash bytea not null
);
create index journal_of_actor on journal (actor, seq);
create index journal_of_verb on journal (verb, seq);

-- Which entries are about a thing; read from journal.subjects.
-- class: disposable
create table journal_subject (
    kind text not null,
    id bigint not null,
    seq bigint not null,
    primary key (kind, id, seq)
) without rowid;

-- The journal's head at the end of each day, signed (niêm phong cuối ngày).
-- class: append-only
create table journal_anchor (
    day text primary key,
    seq bigint not null,
    hash bytea not null,
    public_key bytea not null,
    signature bytea not null,
    signed_at bigint not null
);

-- What a command brought about the first time, for the double click and the retry (lệnh).
-- class: working
create table command (
    id text primary key,
    actor text not null,
    outcome text not null,
    done_at bigint not null
);
create index command_old on command (done_at);

-- Work to be done later (việc nền). At most one waiting job of a kind has a given key.
-- class: working
create table job (
    id identity primary key,
    kind text not null,
    key text,
    body text not null,
    state text not null check (state in ('waiting', 'running', 'done', 'dead')),
    run_after bigint not null,
    attempts bigint not null,
    lease_owner text,
    lease_until bigint,
    last_error text,
    due_at bigint not null,
    finished_at bigint
);
create unique index job_waiting_once on job (kind, key) where state = 'waiting' and key is not null;
create index job_due on job (run_after, id) where state = 'waiting';
create index job_leased on job (lease_until) where state = 'running';
create index job_by_state on job (state, id);

-- When work that repeats is next due (hẹn giờ). Whoever moves next_at enqueues the job, so that
-- several nodes start it once.
-- class: working
create table timer (
    name text primary key,
    next_at bigint not null,
    last_at bigint
);

-- How far each consumer of the journal has come (vị trí đọc nhật ký).
-- class: working
create table cursor (
    name text primary key,
    seq bigint not null,
    moved_at bigint not null
);

-- Numbers given out, without gaps, by series and year (sổ cấp số).
-- class: append-only
create table issued_number (
    series text not null,
    year bigint not null,
    number bigint not null,
    issued_at bigint not null,
    primary key (series, year, number)
) without rowid;

-- Messages to be handed to the outside (hộp thư đi): a template's name and references, never a
-- person's name or address; those are looked up when it is sent. Messages of one `line` leave in order.
-- class: working
create table outbox (
    id identity primary key,
    channel text not null,
    template text not null,
    to_kind text not null,
    to_id bigint not null,
    line text,
    key text unique,
    args text not null,
    state text not null check (state in ('queued', 'sending', 'sent', 'failed')),
    attempts bigint not null,
    send_after bigint not null,
    lease_owner text,
    lease_until bigint,
    last_error text,
    queued_at bigint not null,
    finished_at bigint
);
create index outbox_due on outbox (channel, send_after, id) where state = 'queued';
create index outbox_leased on outbox (lease_until) where state = 'sending';
create index outbox_line on outbox (line, id) where state in ('queued', 'sending') and line is not null;
create index outbox_by_state on outbox (state, id);
create index outbox_of_recipient on outbox (to_kind, to_id, id);

-- What the office itself decides about the program (thiết lập).
-- class: recorded
create table setting (
    id identity primary key,
    key text not null unique,
    value text not null,
    version bigint not null
);
-- class: append-only
create table setting_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;

-- Sign-ins, refusals, locked accounts (nhật ký an ninh): what the journal does not hold because
-- nothing was changed.
-- class: append-only
create table security_event (
    id identity primary key,
    at bigint not null,
    kind text not null,
    actor text,
    detail text not null
);
create index security_event_of_kind on security_event (kind, id);
create index security_event_of_actor on security_event (actor, id) where actor is not null;

-- Small files by the hash of their bytes (tệp đính kèm).
-- class: append-only
create table file (
    hash text primary key,
    media text not null,
    size bigint not null,
    body bytea not null,
    stored_at bigint not null
);

-- Which keys the sealed columns of this database need, by fingerprint; the keys are in a file
-- outside it.
-- class: working
create table vault_key (
    purpose text not null,
    id bigint not null,
    fingerprint bytea not null,
    first_used_at bigint not null,
    retired_at bigint,
    primary key (purpose, id)
) without rowid;

-- Administrative units (đơn vị hành chính). The id of a unit never changes; `code` is the
-- government's and may be used again after the unit is gone.
-- class: recorded
create table area (
    id identity primary key,
    code text not null,
    name_vi text not null,
    name_en text not null,
    sort_key text not null,
    level text not null check (level in ('country', 'province', 'district', 'commune')),
    parent_id bigint references area (id),
    valid_from text not null,
    valid_to text,
    merged_into bigint references area (id),
    version bigint not null,
    unique (code, valid_from)
);
create index area_of_parent on area (parent_id, sort_key);
create index area_merged on area (merged_into);
-- class: append-only
create table area_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;

-- A table that somebody brings in (nhập bảng), from its file to the day it is applied.
-- class: working
create table table_import (
    id identity primary key,
    kind text not null,
    file_hash text not null references file (hash),
    file_name text not null,
    actor text not null,
    skip_faulty boolean not null,
    state text not null check (state in ('staging', 'staged', 'checked', 'applying', 'applied', 'abandoned')),
    columns text not null,
    total_rows bigint not null,
    faulty_rows bigint not null,
    reached bigint not null,
    applied_rows bigint not null,
    started_at bigint not null,
    finished_at bigint
);
create index table_import_recent on table_import (kind, id);

-- Its rows, as text; `line` is the line or row of the file, as people count it.
-- class: working
create table table_import_row (
    import_id bigint not null,
    line bigint not null,
    cells text not null,
    row_key text,
    faults text,
    primary key (import_id, line)
) without rowid;
create index table_import_row_key on table_import_row (import_id, row_key) where row_key is not null;
create index table_import_row_faulty on table_import_row (import_id, line) where faults is not null;
