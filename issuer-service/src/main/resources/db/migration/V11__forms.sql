-- The other forms of an award, encrypted like the first. They are null where there is none: for what
-- was issued before there were others, and for institutions without a key for one.
alter table award
  -- The attestation for wallets as it will be signed, with the salts of what its holder can withhold.
  add unsecured_attestation bytea,
  add vc_jwt bytea,
  add sd_jwt_vc bytea,
  add check (state = 'ISSUED' or (vc_jwt is null and sd_jwt_vc is null)),
  add check (sd_jwt_vc is null or unsecured_attestation is not null);

grant update (vc_jwt, sd_jwt_vc) on award to ${applicationRole};
