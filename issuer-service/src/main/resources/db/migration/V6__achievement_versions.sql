-- What achievements were like: credentials name the version they were issued with. Nobody changes a
-- version or takes one away.
create table achievement_version (
  institution text not null,
  name text not null,
  version integer not null check (version > 0),
  definition jsonb not null,
  changed_at timestamptz not null,
  primary key (institution, name, version),
  foreign key (institution, name) references achievement
);

-- Earlier versions were not kept.
insert into achievement_version (institution, name, version, definition, changed_at)
  select institution, name, version, definition, changed_at from achievement;

grant select, insert on achievement_version to ${applicationRole};
