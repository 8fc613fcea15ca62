-- Status lists show suspensions as well now: every status but the usual one.
create index award_not_active on award (status_list_id, status_list_index) include (status)
  where status <> 'ACTIVE';
drop index award_revoked;

-- What lists of the past are made from. Nearly all statements say that something was issued.
create index statement_change on statement (award_id) where kind <> 'issued';
