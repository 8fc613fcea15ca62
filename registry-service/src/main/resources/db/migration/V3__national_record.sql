-- The present state of every credential. It follows from the log and can be built from it again, which
-- is why this table may be updated.
create table national_record (
  record_id uuid primary key,
  issued_leaf_index bigint not null unique,
  registered_at timestamptz not null,
  issuer text not null,
  status text not null,
  achievement text not null,
  level text,
  sector text not null,
  study_load numeric not null,
  study_load_unit text not null,
  study_load_ects numeric not null,
  awarded_at timestamptz not null,
  codes varchar[] not null
);
create index national_record_of_issuer on national_record (issuer, issued_leaf_index);
create index national_record_of_achievement on national_record (achievement, issued_leaf_index);
create index national_record_of_level on national_record (level, issued_leaf_index);
create index national_record_of_sector on national_record (sector, issued_leaf_index);
create index national_record_of_status on national_record (status, issued_leaf_index);
create index national_record_of_study_load on national_record (study_load_ects);
create index national_record_of_time on national_record (registered_at);
create index national_record_of_code on national_record using gin (codes);

grant select, insert, update on national_record to "${applicationRole}";
