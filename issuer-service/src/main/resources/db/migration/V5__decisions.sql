-- Why something was allowed: the rule packs in force, every rule with the value found, a digest of
-- the evidence. Nobody changes a decision, and a later rule pack does not either.
create table decision (
  id uuid primary key,
  institution text not null,
  achievement text not null,
  achievement_version integer not null,
  -- The award that was allowed; null if it was the version of the achievement itself.
  award_id uuid unique references award,
  manifest jsonb not null,
  decided_at timestamptz not null,
  decided_by text not null
);
create unique index decision_of_achievement
  on decision (institution, achievement, achievement_version) where award_id is null;

grant select, insert on decision to ${applicationRole};
