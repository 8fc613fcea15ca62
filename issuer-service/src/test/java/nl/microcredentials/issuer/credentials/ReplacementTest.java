package nl.microcredentials.issuer.credentials;

import static nl.microcredentials.core.statuslist.StatusType.INVALID;
import static nl.microcredentials.core.statuslist.StatusType.VALID;
import static nl.microcredentials.issuer.credentials.CredentialRequests.REASON;
import static nl.microcredentials.issuer.credentials.CredentialRequests.await;
import static nl.microcredentials.issuer.credentials.CredentialRequests.connect;
import static nl.microcredentials.issuer.credentials.CredentialRequests.corrected;
import static nl.microcredentials.issuer.credentials.CredentialRequests.credential;
import static nl.microcredentials.issuer.credentials.CredentialRequests.get;
import static nl.microcredentials.issuer.credentials.CredentialRequests.history;
import static nl.microcredentials.issuer.credentials.CredentialRequests.issued;
import static nl.microcredentials.issuer.credentials.CredentialRequests.log;
import static nl.microcredentials.issuer.credentials.CredentialRequests.owner;
import static nl.microcredentials.issuer.credentials.CredentialRequests.post;
import static nl.microcredentials.issuer.credentials.CredentialRequests.registered;
import static nl.microcredentials.issuer.credentials.CredentialRequests.registryFault;
import static nl.microcredentials.issuer.credentials.CredentialRequests.replace;
import static nl.microcredentials.issuer.credentials.CredentialRequests.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.microcredentials.core.statuslist.StatusType;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.status.PublishedLists;
import nl.microcredentials.issuer.status.StatusListIndex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplacementTest {

  private ObjectNode completion;
  private String id;

  @BeforeEach
  void issue() {
    Completions.publishAchievement();
    completion = Completions.fresh();
    id = issued(completion);
  }

  @Test
  void old_and_new_say_where_the_other_is() {
    var successor = uuid(replace(id, corrected(completion, "9.0")).statusCode(201));
    assertThat(successor).isNotEqualTo(id);
    get(id, "").body("status", is("replaced")).body("replacedBy", is("urn:uuid:" + successor));
    get(successor, "").body("status", is("active")).body("replaces", is("urn:uuid:" + id));
    get(id, "/status").body("status", is("replaced")).body("replacedBy", endsWith(successor));
    get(id, "/history")
        .body("replacedBy", endsWith(successor))
        .body("events.kind", contains("issued", "replaced"))
        .body("events[1].replacedBy", endsWith(successor));
    get(successor, "/history").body("replaces", endsWith(id)).body("replacedBy", nullValue());
  }

  @Test
  void the_new_one_is_corrected_and_keeps_the_date_of_the_award() {
    var successor = uuid(replace(id, corrected(completion, "9.0")).statusCode(201));
    var before = credential(id);
    var after = credential(successor);
    assertThat(before.at("/credentialSubject/result/0/value").textValue()).isEqualTo("8.5");
    assertThat(after.at("/credentialSubject/result/0/value").textValue()).isEqualTo("9.0");
    assertThat(after.get("awardedDate")).isEqualTo(before.get("awardedDate"));
    assertThat(after.get("credentialStatus")).isNotEqualTo(before.get("credentialStatus"));
  }

  @Test
  void both_forms_of_the_status_list_say_so() {
    assertThat(listed(id)).isEqualTo(VALID);
    var successor = uuid(replace(id, corrected(completion, "9.0")).statusCode(201));
    assertThat(listed(id)).isEqualTo(INVALID);
    assertThat(listed(successor)).isEqualTo(VALID);
  }

  private static StatusType listed(String credential) {
    return listed(PublishedLists.entryOf(credential));
  }

  private static StatusType listed(StatusListIndex entry) {
    var status = PublishedLists.token(entry.list()).statusList().status(entry.index());
    assertThat(PublishedLists.credential(entry.list()).statuses().isSet(entry.index()))
        .isEqualTo(status == INVALID);
    return status;
  }

  @Test
  void the_same_correction_again_changes_nothing_and_another_is_refused() {
    var correction = corrected(completion, "9.0");
    var successor = uuid(replace(id, correction).statusCode(201));
    assertThat(uuid(replace(id, correction).statusCode(200))).isEqualTo(successor);
    replace(id, corrected(completion, "9.5")).statusCode(409).body("type", endsWith("conflict"));
    assertThat(history(id)).containsExactly("issued", "replaced");
    assertThat(history(successor)).containsExactly("issued");
  }

  @Test
  void a_correction_can_be_corrected() {
    var second = uuid(replace(id, corrected(completion, "9.0")).statusCode(201));
    var third = uuid(replace(second, corrected(completion, "9.5")).statusCode(201));
    get(second, "")
        .body("status", is("replaced"))
        .body("replaces", endsWith(id))
        .body("replacedBy", endsWith(third));
    Completions.report(completion).statusCode(200).body("id", endsWith(third));
  }

  @Test
  void the_record_leads_to_the_correction_and_the_learner_holds_one_live_credential() {
    var successor = uuid(replace(id, corrected(completion, "9.0")).statusCode(201));
    Completions.report(completion).statusCode(200).body("id", endsWith(successor));
    var other = completion.deepCopy();
    other.withObject("/source").put("id", UUID.randomUUID().toString());
    Completions.report(other).statusCode(422).body("errors.rule", hasItem("no-live-duplicate"));
    post(successor, "/revocation", REASON).statusCode(200);
    Completions.report(other).statusCode(201);
  }

  @Test
  void learner_record_and_achievement_stay_and_the_rules_are_looked_at() {
    Completions.publishAchievement("another-achievement");
    refused("replacement-of-same-learner", c -> c.withObject("/learner").put("eduId", "x"));
    refused("replacement-of-same-source", c -> c.withObject("/source").put("id", "x"));
    refused("replacement-of-same-achievement", c -> c.put("achievementId", "another-achievement"));
    refused("result-passed", c -> c.withObject("/result").put("pass", "failed"));
    get(id, "").body("status", is("active"));
  }

  private void refused(String rule, java.util.function.Consumer<ObjectNode> change) {
    var correction = corrected(completion, "9.0");
    change.accept(correction);
    post(id, "/replacement?dryRun=true", correction.toString())
        .statusCode(422)
        .body("errors.rule", hasItem(rule));
    replace(id, correction).statusCode(422).body("errors.rule", hasItem(rule));
  }

  @Test
  void of_many_replacements_at_once_one_is_made() throws Exception {
    var calls = new ArrayList<Callable<String>>();
    for (int i = 0; i < 12; i++) {
      var correction = corrected(completion, "9." + i % 3);
      calls.add(() -> {
        var answer = replace(id, correction).extract();
        return answer.statusCode() < 300 ? answer.path("id") : "" + answer.statusCode();
      });
    }
    var answers = new HashSet<String>();
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      for (var answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).hasSize(2).contains("409");
    assertThat(history(id)).containsExactly("issued", "replaced");
  }

  /** 40 times: whichever comes first, the learner holds one credential at most. */
  @Test
  void a_replacement_that_races_with_a_revocation_never_leaves_two() throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 40; i++) {
        completion = Completions.fresh();
        id = issued(completion);
        var replacing = threads.submit(() -> replace(id, corrected(completion, "9.0")).extract());
        var revoking = threads.submit(() -> post(id, "/revocation", REASON).extract());
        var replaced = replacing.get().statusCode();
        assertThat(replaced == 201).isNotEqualTo(revoking.get().statusCode() == 200);
        get(id, "").body("status", is(replaced == 201 ? "replaced" : "revoked"));
        assertThat(history(id)).hasSize(2);
        assertThat(liveOf(id)).isEqualTo(replaced == 201 ? 1 : 0);
      }
    }
  }

  @Test
  void what_was_begun_before_a_crash_is_carried_out() throws Exception {
    var correction = corrected(completion, "9.0");
    var successor = uuid(replace(id, correction).statusCode(201));
    crashBeforeSigning(successor);
    get(id, "").body("status", is("active"));
    get(successor, "").statusCode(404);
    assertThat(uuid(replace(id, correction))).isEqualTo(successor);
    get(id, "").body("status", is("replaced"));
    assertThat(history(id)).containsExactly("issued", "replaced");
    assertThat(history(successor)).containsExactly("issued");
  }

  @Test
  void what_comes_too_late_after_a_crash_is_dropped_and_never_counts() throws Exception {
    var successor = uuid(replace(id, corrected(completion, "9.0")).statusCode(201));
    var entry = PublishedLists.entryOf(successor);
    crashBeforeSigning(successor);
    post(id, "/revocation", REASON).statusCode(200);
    await(() -> PublishedLists.credential(entry.list()).statuses().isSet(entry.index()));
    assertThat(listed(entry)).isEqualTo(INVALID);
    get(successor, "").statusCode(404);
    get(id, "").body("status", is("revoked"));
    Completions.report(completion).statusCode(200).body("id", endsWith(id));
  }

  private void crashBeforeSigning(String successor) throws SQLException {
    owner(
        "with codes as (delete from issuer.claim_code where award_id = '%1$s')"
            .concat(" delete from issuer.claim where award_id = '%1$s'")
            .formatted(successor),
        "delete from issuer.statement where award_id = '%s'".formatted(successor),
        "delete from issuer.statement where award_id = '%s' and kind = 'replaced'".formatted(id),
        "update issuer.award set state = 'INTENDED', credential = null, vc_jwt = null,"
            + " sd_jwt_vc = null, issued_at = null where id = '%s'".formatted(successor),
        "update issuer.award set status = 'ACTIVE' where id = '%s'".formatted(id));
  }

  @Test
  void the_registry_hears_of_the_new_one_before_the_old_one_is_replaced() {
    registryFault("failed");
    var successor = uuid(replace(id, corrected(completion, "9.0")).statusCode(201));
    registryFault("none");
    await(() -> registered(id).contains("replaced"));
    var records = log().stream().map(statement -> statement.path("record").asText()).toList();
    assertThat(records.indexOf("urn:uuid:" + successor))
        .isBetween(0, records.lastIndexOf("urn:uuid:" + id));
  }

  private static int liveOf(String id) throws SQLException {
    try (var connection = connect();
        var query =
            connection.prepareStatement(
                """
                select count(*) from issuer.award a join issuer.award b using (learner_id)
                where a.id = ?::uuid and b.state = 'ISSUED' and b.status in ('ACTIVE', 'SUSPENDED')
                """)) {
      query.setString(1, id);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }
}
