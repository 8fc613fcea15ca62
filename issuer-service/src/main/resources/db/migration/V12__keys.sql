-- Keys that may be in other hands, or are lost. A revocation is final: nobody changes one or takes
-- it away. What an operator knows when the service starts stands in its settings instead.
create table key_revocation (
  institution text not null,
  -- Fragment of the verification method.
  key_id text not null,
  -- Since when what the key signed may be somebody else's.
  compromised_at timestamptz not null,
  reason text not null check (reason in ('compromised', 'suspected', 'lost')),
  revoked_at timestamptz not null,
  primary key (institution, key_id)
);

grant select, insert on key_revocation to ${applicationRole};
