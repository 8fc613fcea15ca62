-- A credential may have a successor, which corrects it, and editions, which say the same anew.
alter table award
  add replaces uuid references award,
  add edition integer not null default 1 check (edition > 0),
  -- When the learner earned it. A correction keeps the date of what it corrects.
  add awarded_at timestamptz,
  add dropped_at timestamptz;
update award set awarded_at = intended_at;
alter table award alter awarded_at set not null;

-- An intent that came too late, such as to replace what was revoked meanwhile, is dropped. Should a
-- signature of it ever turn up, its bit in the status list is set.
alter table award drop constraint award_state_check;
alter table award
  add constraint award_state_check check (state in ('INTENDED', 'ISSUED', 'DROPPED')),
  add constraint award_dropped_never_counts check (state <> 'DROPPED' or status = 'REVOKED'),
  add constraint award_dropped_at_check check ((state = 'DROPPED') = (dropped_at is not null));

-- The same record of the same system gives one credential and its corrections, one after the other:
-- one beginning, and one successor of each.
alter table award drop constraint award_institution_achievement_source_key;
create unique index award_source on award (institution, achievement, source)
  where replaces is null;
create unique index award_successor on award (replaces)
  where replaces is not null and state <> 'DROPPED';
create index award_of_source on award (institution, achievement, source);

-- One live credential for a learner and an achievement, still. A successor does not count before it
-- is issued, and then its predecessor, in the same transaction, no more.
drop index award_live;
create unique index award_live on award (institution, learner_id, achievement)
  where status in ('ACTIVE', 'SUSPENDED') and (replaces is null or state = 'ISSUED');

create index award_list on award (institution, awarded_at, id) where state = 'ISSUED';

-- The editions of a credential after the first, which stands in award.
create table edition (
  id uuid primary key,
  award_id uuid not null references award,
  number integer not null check (number > 1),
  state text not null check (state in ('INTENDED', 'ISSUED', 'DROPPED')),
  -- Encrypted with the learner's key: the credential before and after signing.
  unsecured_credential bytea not null,
  credential bytea,
  -- What the registry may know of it.
  commitment text not null,
  intended_at timestamptz not null,
  issued_at timestamptz,
  check ((state = 'ISSUED') = (credential is not null and issued_at is not null))
);
-- Two renewals at once make one edition.
create unique index edition_of_award on edition (award_id, number) where state <> 'DROPPED';
create index edition_unfinished on edition (intended_at) where state = 'INTENDED';

-- What somebody remarked when a status was changed. It may be about the learner, so it stands
-- neither in the statement nor in the log.
create table status_note (
  id uuid primary key,
  award_id uuid not null references award,
  kind text not null,
  -- Encrypted with the learner's key.
  note bytea not null,
  noted_by text not null,
  noted_at timestamptz not null
);
create index on status_note (award_id, noted_at);

grant update (edition, dropped_at) on award to ${applicationRole};
grant select, insert on edition to ${applicationRole};
grant update (state, credential, issued_at) on edition to ${applicationRole};
grant select, insert on status_note to ${applicationRole};
