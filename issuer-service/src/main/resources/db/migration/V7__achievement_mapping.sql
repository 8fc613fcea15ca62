-- Which achievement a code of another system stands for, set once by the institution.
create table achievement_mapping (
  institution text not null,
  code_type text not null,
  code text not null,
  achievement text not null,
  set_at timestamptz not null,
  primary key (institution, code_type, code),
  foreign key (institution, achievement) references achievement (institution, name)
);

grant select, insert, delete on achievement_mapping to ${applicationRole};
grant update (achievement, set_at) on achievement_mapping to ${applicationRole};
