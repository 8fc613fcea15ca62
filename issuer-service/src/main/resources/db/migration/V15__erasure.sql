-- Learners are erased by destroying their key and the hash by which they are found. The row stays,
-- because awards and what was said about them to the registry refer to it.
alter table learner
  alter data_key drop not null,
  add erased_at timestamptz,
  add constraint learner_erased_has_no_key check ((data_key is null) = (erased_at is not null));

-- Nobody can claim what was awarded to somebody who is erased.
alter table claim
  add erased_at timestamptz,
  add constraint claim_erased_has_no_way_in
    check (erased_at is null or (share_token is null and next_invitation_at is null));

create index award_of_learner on award (learner_id);
create index approval_of_learner on approval (learner_id);
create index claim_session_of_award on claim_session (award_id);
create index idempotency_key_of_award on idempotency_key (award_id);

grant update (lookup, data_key, erased_at) on learner to ${applicationRole};
grant update (erased_at) on claim to ${applicationRole};
grant delete on claim_code to ${applicationRole};
