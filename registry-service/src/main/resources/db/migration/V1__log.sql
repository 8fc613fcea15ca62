-- The log. Nothing in it ever changes: the application role may only read and insert, and a trigger
-- refuses everything else to everyone, the owner of the tables included.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: the log is append-only', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;

-- One leaf each. The index is dense and assigned under the lease, not by a sequence, which would leave
-- gaps when a transaction fails.
create table log_entry (
  leaf_index bigint not null check (leaf_index >= 0),
  leaf_hash bytea not null check (octet_length(leaf_hash) = 32),
  bytes bytea not null check (octet_length(bytes) between 1 and 65535),
  statement_id uuid not null,
  record_id uuid not null,
  primary key (leaf_index) include (leaf_hash),
  unique (statement_id)
);
create index log_entry_of_record on log_entry (record_id, leaf_index);

-- Roots of full tiles: level 1 is over 256 leaves, level 2 over 65,536, and so on.
create table log_node (
  level smallint not null check (level between 1 and 7),
  node_index bigint not null check (node_index >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (level, node_index)
);

-- What was signed, with the roots of the perfect subtrees that the next append needs.
create table log_checkpoint (
  tree_size bigint primary key check (tree_size > 0),
  frontier bytea not null,
  note text not null
);

create trigger log_entry_is_append_only before update or delete or truncate on log_entry
  for each statement execute function refuse_change();
create trigger log_node_is_append_only before update or delete or truncate on log_node
  for each statement execute function refuse_change();
create trigger log_checkpoint_is_append_only before update or delete or truncate on log_checkpoint
  for each statement execute function refuse_change();

-- Whoever appends holds the lock of this one row.
create table log_lease (
  id smallint primary key check (id = 1)
);
insert into log_lease values (1);

grant usage on schema registry to "${applicationRole}";
grant select, insert on log_entry, log_node, log_checkpoint to "${applicationRole}";
grant select, update on log_lease to "${applicationRole}";
