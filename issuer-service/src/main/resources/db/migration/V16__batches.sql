-- Files of completions that are worked on row by row.
create table batch (
  id uuid primary key,
  sequence bigint generated always as identity unique,
  institution text not null,
  uploaded_by text not null,
  uploaded_with text,
  dry_run boolean not null,
  state text not null
    check (state in ('RECEIVING', 'WAITING', 'RUNNING', 'FINISHED', 'CANCELLED')),
  -- Keyed hash of the file, by which it is recognised when it comes again.
  digest bytea check (length(digest) = 32),
  -- Columns and character set of a CSV file; null for NDJSON.
  layout jsonb,
  -- Rows and what is wrong with them are encrypted with this key, which is itself wrapped; null
  -- when the results have been erased.
  data_key bytea,
  created_at timestamptz not null,
  start_at timestamptz not null,
  started_at timestamptz,
  -- When every row had its outcome.
  ended_at timestamptz,
  -- Batches take turns: the one that has waited longest is next.
  turn_at timestamptz not null,
  total integer not null default 0,
  issued integer not null default 0,
  already integer not null default 0,
  waiting integer not null default 0,
  would_issue integer not null default 0,
  refused integer not null default 0,
  failed integer not null default 0,
  cancelled integer not null default 0,
  check (issued + already + waiting + would_issue + refused + failed + cancelled <= total),
  check (state not in ('WAITING', 'RUNNING', 'FINISHED') or digest is not null)
);
-- The same file again is the same batch, unless that was cancelled.
create unique index batch_file on batch (institution, digest)
  where not dry_run and state in ('WAITING', 'RUNNING', 'FINISHED');
create index batch_unfinished on batch (turn_at, sequence) where ended_at is null;
create index batch_ended on batch (ended_at) where data_key is not null;
create index on batch (institution, sequence);

create table batch_row (
  batch_id uuid not null references batch on delete cascade,
  -- Counts from 1, without the header.
  row_number integer not null check (row_number > 0),
  -- The row as it was sent, encrypted; gone as soon as the row has its outcome.
  content bytea,
  -- The worker that has it, and until when; or when it is tried again.
  lease_owner uuid,
  leased_until timestamptz,
  attempts integer not null default 0,
  outcome text
    check (outcome in ('ISSUED', 'ALREADY', 'WAITING', 'WOULD_ISSUE', 'REFUSED', 'FAILED', 'CANCELLED')),
  credential_id uuid,
  -- The rules that are broken, with the values found; encrypted.
  violations bytea,
  primary key (batch_id, row_number),
  check ((outcome is null) = (content is not null)),
  check (credential_id is null or outcome in ('ISSUED', 'ALREADY'))
);
create index batch_row_open on batch_row (batch_id, row_number) where outcome is null;

grant select, insert, delete on batch, batch_row to ${applicationRole};
grant update (state, digest, layout, data_key, started_at, ended_at, turn_at, total, issued,
  already, waiting, would_issue, refused, failed, cancelled) on batch to ${applicationRole};
grant update (content, lease_owner, leased_until, attempts, outcome, credential_id, violations)
  on batch_row to ${applicationRole};
