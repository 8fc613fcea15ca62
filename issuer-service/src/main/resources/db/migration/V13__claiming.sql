-- Whether a learner has taken a credential into possession. One that was not claimed stays.
create table claim (
  award_id uuid primary key references award,
  institution text not null,
  created_at timestamptz not null,
  claimed_at timestamptz,
  -- Messages that the mail server has taken.
  invitations integer not null default 0,
  last_invited_at timestamptz,
  -- When the next message is due; null if none is.
  next_invitation_at timestamptz,
  failures integer not null default 0,
  last_problem text,
  -- The address under which the learner shows the credential to others, as long as they want to.
  share_token text unique
);
create index claim_due on claim (next_invitation_at) where next_invitation_at is not null;

-- The one-time codes in the links of messages; only their hashes, so that nobody who reads the
-- database can claim anything.
create table claim_code (
  hash bytea primary key check (length(hash) = 32),
  award_id uuid not null references claim,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index on claim_code (award_id);

-- Browsers in which a code was used; hashes as well.
create table claim_session (
  hash bytea primary key check (length(hash) = 32),
  award_id uuid not null references claim,
  expires_at timestamptz not null
);
create index on claim_session (expires_at);

-- What was issued before is handed over as it was.
insert into claim (award_id, institution, created_at)
select id, institution, issued_at from award where state = 'ISSUED';

grant select, insert on claim to ${applicationRole};
grant update (claimed_at, invitations, last_invited_at, next_invitation_at, failures, last_problem,
  share_token) on claim to ${applicationRole};
grant select, insert on claim_code to ${applicationRole};
grant update (used_at) on claim_code to ${applicationRole};
grant select, insert, delete on claim_session to ${applicationRole};
