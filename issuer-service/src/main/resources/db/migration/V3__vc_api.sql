-- What the throw-away issuers of the VC API have issued with a status. Nothing of the credential
-- itself is kept, nor is it an award: no register and no institution knows it. Their status lists
-- stand in status_list with vc-api:<name> for an institution, which no institution can be called.
create table vc_api_credential (
  id uuid primary key,
  instance text not null,
  -- By which the caller refers to it.
  credential_id text,
  status_list_id uuid not null,
  status_list_index integer not null,
  status text not null check (status in ('ACTIVE', 'REVOKED')),
  issued_at timestamptz not null,
  revoked_at timestamptz,
  unique (status_list_id, status_list_index),
  foreign key (status_list_id, status_list_index) references status_list_entry,
  check ((status = 'REVOKED') = (revoked_at is not null))
);
-- Callers choose the id, and its length.
create index on vc_api_credential using hash (credential_id);
create index vc_api_credential_not_active on vc_api_credential (status_list_id)
  where status <> 'ACTIVE';

grant select, insert on vc_api_credential to ${applicationRole};
grant update (status, revoked_at) on vc_api_credential to ${applicationRole};
