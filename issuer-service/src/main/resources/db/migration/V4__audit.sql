-- Who did what in an institution's name. Nobody changes an entry or takes one away.
create table audit_entry (
  sequence bigint generated always as identity primary key,
  institution text not null,
  done_by text not null,
  action text not null,
  -- An identifier of ours; names and addresses never stand here.
  object text not null,
  done_at timestamptz not null
);
create index on audit_entry (institution, sequence);

grant select, insert on audit_entry to ${applicationRole};

-- Who says it, so that a confirmation can be told to them.
alter table statement add institution text;
update statement set institution = award.institution from award where award.id = award_id;
alter table statement alter institution set not null;
