-- Where an institution wants to be told what happens to its credentials.
create table webhook (
  institution text not null,
  name text not null,
  url text not null,
  events text[] not null check (cardinality(events) > 0),
  -- The secret is derived from this; a new one takes effect at once.
  secret_id uuid not null,
  -- The secret before, which is still signed with until then.
  previous_secret_id uuid,
  previous_until timestamptz,
  changed_at timestamptz not null,
  primary key (institution, name)
);

-- What is to be told, and whether it arrived. Nothing here is about a person.
create table webhook_delivery (
  sequence bigint generated always as identity unique,
  id uuid primary key,
  institution text not null,
  webhook text not null,
  event text not null,
  credential_id uuid not null,
  occurred_at timestamptz not null,
  state text not null check (state in ('PENDING', 'DELIVERED', 'ABANDONED')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  last_attempt_at timestamptz,
  last_status integer,
  last_problem text,
  foreign key (institution, webhook) references webhook on delete cascade
);
create index on webhook_delivery (institution, webhook, sequence);
create index webhook_delivery_due on webhook_delivery (next_attempt_at) where state = 'PENDING';
create index webhook_delivery_done on webhook_delivery (occurred_at) where state <> 'PENDING';

grant select, insert, delete on webhook to ${applicationRole};
grant update (url, events, secret_id, previous_secret_id, previous_until, changed_at)
  on webhook to ${applicationRole};
grant select, insert, delete on webhook_delivery to ${applicationRole};
grant update (state, attempts, next_attempt_at, last_attempt_at, last_status, last_problem)
  on webhook_delivery to ${applicationRole};
