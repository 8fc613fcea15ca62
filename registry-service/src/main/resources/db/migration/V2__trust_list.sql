-- Every version of the trust list, whole. A change is a new row.
create table trust_list_version (
  version bigint primary key check (version > 0),
  created_at timestamptz not null,
  issuers text not null
);

create trigger trust_list_version_is_append_only
  before update or delete or truncate on trust_list_version
  for each statement execute function refuse_change();

grant select, insert on trust_list_version to "${applicationRole}";
