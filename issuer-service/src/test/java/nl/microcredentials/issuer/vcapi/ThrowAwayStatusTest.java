package nl.microcredentials.issuer.vcapi;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.vcapi.ConformanceStack.did;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.bit;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.credential;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.issued;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.post;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.request;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.secured;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.statusList;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.statusUpdate;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.updateStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.statuslist.StatusType;
import nl.microcredentials.core.statuslist.TokenStatusList;
import nl.microcredentials.core.statuslist.TokenStatusListToken;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** VC API, Update Status, for what throw-away issuers have issued. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@TestProfile(ConformanceStack.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ThrowAwayStatusTest {

  private static final String INSTANCE = "ecdsa-rdfc-2019-p256";
  private static final Optional<String> NOBODY = Optional.empty();

  @Inject DataSource database;

  private ObjectNode credential;
  private JsonNode entry;

  @BeforeEach
  void issue() {
    credential = issued(INSTANCE, credential(did(INSTANCE)));
    entry = credential.get("credentialStatus");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'credentialId':'urn:a:b'}",
        "{'credentialId':'urn:a:b','credentialStatus':null,'status':true}",
        "{'credentialId':'urn:a:b','credentialStatus':[],'status':true}",
        "{'credentialId':'urn:a:b','credentialStatus':'BitstringStatusListEntry','status':true}",
        "{'credentialId':'urn:a:b','credentialStatus':{},'status':true}",
        "{'credentialId':'urn:a:b','credentialStatus':{'type':'StatusList2021Entry'},'status':true}",
        "{'credentialId':'urn:a:b','credentialStatus':{'type':4},'status':true}",
        "{'credentialId':'urn:a:b','credentialStatus':{'type':'BitstringStatusListEntry'}}",
        "{'credentialId':'urn:a:b','credentialStatus':[{'type':'BitstringStatusListEntry',"
            + "'status':true},{'type':'BitstringStatusListEntry','status':false}]}",
        "{'credentialId':'urn:a:b','credentialStatus':{'type':'BitstringStatusListEntry',"
            + "'status':true},'status':true}",
        "{'credentialId':'urn:a:b','credentialStatus':{'type':'BitstringStatusListEntry',"
            + "'statusPurpose':'suspension'},'status':true}",
        "{'credentialId':'urn:a:b','credentialStatus':{'type':'BitstringStatusListEntry',"
            + "'statusPurpose':null},'status':true}",
        "{'credentialId':'urn:a:b','credentialStatus':{'type':'BitstringStatusListEntry',"
            + "'reason':'x'},'status':true}",
        "{'credentialId':'urn:a:b','credentialStatus':{'type':'BitstringStatusListEntry'},"
            + "'status':true,'reason':'x'}",
        "{'credentialId':'urn:a:b','credentialStatus':{'type':'BitstringStatusListEntry',"
            + "'statusListIndex':7},'status':true}",
        "{'credentialId':'urn:a:b','credentialStatus':{'type':'BitstringStatusListEntry'},"
            + "'status':1}",
        "{'credentialId':'urn:a:b','credentialStatus':{'type':'BitstringStatusListEntry'},"
            + "'status':null}",
        "{'credentialId':'urn:a:b','credentialStatus':{'type':'BitstringStatusListEntry'},"
            + "'status':'revoked'}",
        "{'credentialId':'','credentialStatus':{'type':'BitstringStatusListEntry'},'status':true}",
        "{'credentialId':4,'credentialStatus':{'type':'BitstringStatusListEntry'},'status':true}",
        "{'credentialId':null,'credentialStatus':{'type':'BitstringStatusListEntry'},"
            + "'status':true}",
        "{'credentialId':'a\\u0000b','credentialStatus':{'type':'BitstringStatusListEntry'},"
            + "'status':true}"
      })
  void a_malformed_update_is_refused(String json) {
    var update = StrictJson.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    updateStatus(update, NOBODY).statusCode(400).contentType("application/problem+json");
  }

  @Test
  void what_was_not_issued_is_not_found() {
    var update = statusUpdate(credential, true).put("credentialId", "urn:uuid:nobody");
    updateStatus(update, NOBODY).statusCode(404);
  }

  @Test
  void a_revocation_sets_the_bit_of_this_credential_and_of_no_other() {
    var other = issued(INSTANCE, credential(did(INSTANCE))).get("credentialStatus");
    updateStatus(statusUpdate(credential, true), NOBODY).statusCode(200);
    assertThat(bit(entry)).isTrue();
    assertThat(bit(other)).isFalse();
  }

  @Test
  void revoking_again_changes_nothing() {
    updateStatus(statusUpdate(credential, true), NOBODY).statusCode(200);
    var list = statusList(entry).get("credentialSubject");
    updateStatus(statusUpdate(credential, true), NOBODY).statusCode(200);
    assertThat(statusList(entry).get("credentialSubject")).isEqualTo(list);
  }

  @Test
  void a_revocation_is_final() {
    updateStatus(statusUpdate(credential, false), NOBODY).statusCode(200);
    updateStatus(statusUpdate(credential, true), NOBODY).statusCode(200);
    updateStatus(statusUpdate(credential, false), NOBODY)
        .statusCode(409)
        .body("type", is("urn:microcredential:problem:state-conflict"));
    assertThat(bit(entry)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "1"})
  void the_earlier_form_of_an_update_is_understood(String status) {
    var update = StrictJson.object().put("credentialId", credential.get("id").textValue());
    update
        .putArray("credentialStatus")
        .addObject()
        .put("type", "BitstringStatusListEntry")
        .put("status", status);
    updateStatus(update, NOBODY).statusCode(200);
    assertThat(bit(entry)).isTrue();
  }

  @Test
  void an_update_that_names_another_entry_finds_nothing() {
    var update = statusUpdate(credential, true);
    update.withObject("/credentialStatus").put("statusListIndex", "131071x");
    updateStatus(update, NOBODY).statusCode(404);
    update
        .withObject("/credentialStatus")
        .put("statusListIndex", entry.get("statusListIndex").textValue())
        .put("statusListCredential", "https://status.example/3");
    updateStatus(update, NOBODY).statusCode(404);
    assertThat(bit(entry)).isFalse();
    update
        .withObject("/credentialStatus")
        .put("statusListCredential", entry.get("statusListCredential").textValue());
    updateStatus(update, NOBODY).statusCode(200);
    assertThat(bit(entry)).isTrue();
  }

  @Test
  void a_credential_without_id_is_known_by_the_one_the_caller_chose() {
    var id = "example.com/" + UUID.randomUUID();
    var request = request(credential(did(INSTANCE)));
    request.withObject("/credential").remove("id");
    request.putObject("options").put("credentialId", id);
    var unnamed = secured(post(INSTANCE + "/credentials/issue", request, NOBODY).statusCode(201));
    updateStatus(statusUpdate(unnamed, true).put("credentialId", id), NOBODY).statusCode(200);
    assertThat(bit(unnamed.get("credentialStatus"))).isTrue();
  }

  @Test
  void the_token_status_list_says_the_same() {
    var address = entry.get("statusListCredential").textValue();
    var path = "/token-status-lists/" + address.substring(address.lastIndexOf('/') + 1);
    var index = Integer.parseInt(entry.get("statusListIndex").textValue());
    assertThat(tokenList(path).status(index)).isEqualTo(StatusType.VALID);
    updateStatus(statusUpdate(credential, true), NOBODY).statusCode(200);
    assertThat(tokenList(path).status(index)).isEqualTo(StatusType.INVALID);
  }

  private static TokenStatusList tokenList(String path) {
    var jwt = CompactJws.parse(given().get(path).then().statusCode(200).extract().asString());
    assertThat(jwt.verify(Multikey.decode(did(INSTANCE).substring("did:key:".length())))).isTrue();
    return TokenStatusListToken.parse(StrictJson.parseObject(jwt.payload())).statusList();
  }

  @Test
  void a_list_of_the_past_knows_what_was_revoked_until_then() throws SQLException {
    updateStatus(statusUpdate(credential, true), NOBODY).statusCode(200);
    var address = entry.get("statusListCredential").textValue();
    var list = address.substring(address.lastIndexOf('/') + 1);
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var owner = ConfigProvider.getConfig().getValue("test.database-owner-url", String.class);
    try (var connection = DriverManager.getConnection(owner);
        var statement = connection.createStatement()) {
      statement.execute(
          "update issuer.status_list set created_at = '%s' where id = '%s'"
              .formatted(now.minusSeconds(7200), list));
      statement.execute(
          "update issuer.vc_api_credential set revoked_at = '%s' where credential_id = '%s'"
              .formatted(now.minusSeconds(3600), credential.get("id").textValue()));
    }
    assertThat(bitAt(now.minusSeconds(5400))).isFalse();
    assertThat(bitAt(now.minusSeconds(1800))).isTrue();
  }

  private boolean bitAt(Instant time) {
    var past = entry.deepCopy();
    ((ObjectNode) past)
        .put(
            "statusListCredential",
            entry.get("statusListCredential").textValue() + "?timestamp=" + time);
    return bit(past);
  }

  @Test
  void whoever_does_not_log_in_cannot_revoke_an_award() {
    Completions.publishAchievement();
    var award = StrictJson.object().put("id", "urn:uuid:" + Completions.issued());
    updateStatus(statusUpdate(award, true), NOBODY).statusCode(404);
    updateStatus(statusUpdate(award, true), Optional.of(Tokens.of(Tokens.UNIVERSITY, "issuer")))
        .statusCode(200);
  }

  @Test
  void an_institution_cannot_change_what_is_not_its_own() {
    var token = Optional.of(Tokens.of(Tokens.UNIVERSITY, "issuer"));
    updateStatus(statusUpdate(credential, true), token).statusCode(404);
    assertThat(bit(entry)).isFalse();
  }

  @Test
  void the_service_itself_can_neither_rewrite_nor_forget_what_it_issued() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (var sql :
          new String[] {
            "update vc_api_credential set status_list_index = 1",
            "update vc_api_credential set credential_id = 'x'",
            "delete from vc_api_credential",
            "alter table vc_api_credential add column x int"
          }) {
        assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class);
      }
    }
  }
}
