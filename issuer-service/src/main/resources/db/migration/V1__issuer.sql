-- What the institutions offer. Keyed by the institution's short name: one institution never sees
-- another's.
create table achievement (
  institution text not null,
  name text not null,
  version integer not null check (version > 0),
  definition jsonb not null,
  changed_at timestamptz not null,
  primary key (institution, name)
);

-- Learners, unreadable: found by a keyed hash, their data under a key of their own.
create table learner (
  id uuid primary key,
  institution text not null,
  lookup bytea not null check (length(lookup) = 32),
  data_key bytea not null,
  unique (institution, lookup)
);

-- Bitstring status lists of 131,072 entries.
create table status_list (
  id uuid primary key,
  institution text not null,
  created_at timestamptz not null,
  -- When a bit was last flipped; the list is signed anew after that.
  changed_at timestamptz not null
);
create index on status_list (institution, created_at desc);

-- The entries in use. The key is what keeps two credentials from sharing one bit.
create table status_list_entry (
  status_list_id uuid not null references status_list,
  status_list_index integer not null check (status_list_index between 0 and 131071),
  primary key (status_list_id, status_list_index)
);

-- One row for each credential, from the intent to issue it on.
create table award (
  id uuid primary key,
  institution text not null,
  achievement text not null,
  achievement_version integer not null,
  learner_id uuid not null references learner,
  -- Keyed hash of the record it comes from; such identifiers hold names more often than not.
  source bytea not null check (length(source) = 32),
  state text not null check (state in ('INTENDED', 'ISSUED')),
  status text not null check (status in ('ACTIVE', 'SUSPENDED', 'REVOKED', 'REPLACED')),
  status_list_id uuid not null,
  status_list_index integer not null,
  -- Encrypted with the learner's key: the completion, the credential before and after signing.
  completion bytea not null,
  unsecured_credential bytea not null,
  credential bytea,
  -- What the registry may know of it.
  summary jsonb not null,
  intended_at timestamptz not null,
  issued_at timestamptz,
  unique (status_list_id, status_list_index),
  foreign key (status_list_id, status_list_index) references status_list_entry,
  -- The same record of the same system gives the same credential, for ever.
  unique (institution, achievement, source),
  check ((state = 'ISSUED') = (credential is not null and issued_at is not null))
);
-- One live credential for a learner and an achievement.
create unique index award_live on award (institution, learner_id, achievement)
  where status in ('ACTIVE', 'SUSPENDED');
create index award_unfinished on award (intended_at) where state = 'INTENDED';
create index award_revoked on award (status_list_id, status_list_index)
  where status in ('REVOKED', 'REPLACED');

-- Retries with the same key get the same answer. Keys expire; the business key above does not.
create table idempotency_key (
  institution text not null,
  key text not null,
  request_hash bytea not null check (length(request_hash) = 32),
  award_id uuid not null references award,
  created_at timestamptz not null,
  primary key (institution, key)
);
create index on idempotency_key (created_at);

-- What was said to the registry about a credential: its history and the outbox in one.
create table statement (
  sequence bigint generated always as identity unique,
  id uuid primary key,
  award_id uuid not null references award,
  kind text not null,
  reason text,
  said_by text not null,
  occurred_at timestamptz not null,
  jws text not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  last_problem text,
  receipt text,
  leaf_index bigint,
  registered_at timestamptz
);
create index on statement (award_id, sequence);
create index statement_undelivered on statement (next_attempt_at) where receipt is null;

grant usage on schema issuer to ${applicationRole};
grant select, insert on all tables in schema issuer to ${applicationRole};
grant update (version, definition, changed_at) on achievement to ${applicationRole};
grant update (changed_at) on status_list to ${applicationRole};
grant update (state, status, credential, issued_at) on award to ${applicationRole};
-- What was said stays as it was said; only its delivery changes.
grant update (attempts, next_attempt_at, last_problem, receipt, leaf_index, registered_at)
  on statement to ${applicationRole};
grant delete on idempotency_key to ${applicationRole};
