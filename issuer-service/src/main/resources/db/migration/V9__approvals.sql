-- Completions that wait for the exam board, and what it decided about them.
create table approval (
  id uuid primary key,
  institution text not null,
  achievement text not null,
  learner_id uuid not null references learner,
  -- Keyed hash of the record it comes from, as in award.
  source bytea not null check (length(source) = 32),
  -- The credential that it is to replace, if it is a correction.
  replaces uuid references award,
  -- The upload that it came with, if it came with one.
  batch uuid,
  -- Encrypted with the learner's key.
  completion bytea not null,
  state text not null check (state in ('WAITING', 'APPROVED', 'REJECTED')),
  reported_by text not null,
  reporting_client text,
  reported_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  -- Encrypted with the learner's key: a reason may be about a person.
  reason bytea,
  award_id uuid references award,
  check ((state = 'WAITING') = (decided_by is null)),
  check ((state = 'WAITING') = (decided_at is null)),
  check ((state = 'APPROVED') = (award_id is not null))
);
-- A record waits once, and a learner waits once for an achievement. What was rejected may be
-- reported again.
create unique index approval_waiting_source on approval (institution, achievement, source)
  where state = 'WAITING';
create unique index approval_waiting_learner on approval (institution, learner_id, achievement)
  where state = 'WAITING';
create index on approval (institution, reported_at, id);

grant select, insert on approval to ${applicationRole};
grant update (state, decided_by, decided_at, reason, award_id) on approval to ${applicationRole};
