package nl.microcredentials.issuer.issuance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.issuer.issuance.SecuredForm.OPEN_BADGE;
import static nl.microcredentials.issuer.issuance.SecuredForm.SD_JWT_VC;
import static nl.microcredentials.issuer.issuance.SecuredForm.VC_JWT;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.microcredentials.core.registry.Sector;
import nl.microcredentials.core.sdjwt.SdJwt;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.institutions.Institutions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Intents that are carried out late, or twice, or that an earlier version of the service left. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RedeemingTest {

  /** As if the service had died before it stored anything. */
  private static final String UNDONE =
      "state = 'INTENDED', credential = null, vc_jwt = null, sd_jwt_vc = null, issued_at = null";

  @Inject CredentialIssuer issuer;
  @Inject Awards awards;
  @Inject Institutions institutions;

  private UUID id;

  @BeforeEach
  void issue() {
    Completions.publishAchievement();
    id = UUID.fromString(Completions.issued());
  }

  private Institution university() {
    return institutions.named(Tokens.UNIVERSITY).orElseThrow();
  }

  private Map<SecuredForm, String> forms() {
    var forms = new EnumMap<SecuredForm, String>(SecuredForm.class);
    for (var form : awards.formsOf(university(), id).orElseThrow()) {
      forms.put(form, new String(awards.secured(university(), id, form).orElseThrow(), UTF_8));
    }
    return forms;
  }

  private List<String> commitments() {
    return QuarkusTransaction.requiringNew()
        .call(() -> awards.findById(id).summary)
        .toChange(Sector.of("wo").orElseThrow(), java.time.Instant.EPOCH)
        .commitments();
  }

  private void update(String change) throws SQLException {
    var owner = ConfigProvider.getConfig().getValue("test.database-owner-url", String.class);
    try (var connection = DriverManager.getConnection(owner);
        var unclaim =
            connection.prepareStatement(
                """
                delete from issuer.claim_code where award_id = ?;
                delete from issuer.claim where award_id = ?
                """);
        var update =
            connection.prepareStatement("update issuer.award set " + change + " where id = ?")) {
      unclaim.setObject(1, id);
      unclaim.setObject(2, id);
      unclaim.executeUpdate();
      update.setObject(1, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private byte[] column(String name) throws SQLException {
    var owner = ConfigProvider.getConfig().getValue("test.database-owner-url", String.class);
    try (var connection = DriverManager.getConnection(owner);
        var query =
            connection.prepareStatement("select " + name + " from issuer.award where id = ?")) {
      query.setObject(1, id);
      var rows = query.executeQuery();
      assertThat(rows.next()).isTrue();
      return rows.getBytes(1);
    }
  }

  @Test
  void an_intent_that_is_carried_out_twice_gives_the_same_content() throws SQLException {
    var first = forms();
    update(UNDONE);
    issuer.redeem(id, "test");
    var second = forms();
    assertThat(second.get(OPEN_BADGE)).isEqualTo(first.get(OPEN_BADGE));
    assertThat(second.get(VC_JWT)).isEqualTo(first.get(VC_JWT));
    assertThat(unsigned(second.get(SD_JWT_VC))).isEqualTo(unsigned(first.get(SD_JWT_VC)));
    assertThat(second.get(SD_JWT_VC)).isNotEqualTo(first.get(SD_JWT_VC)); // ES256 is randomized
  }

  /** Everything but the signature. */
  private static String unsigned(String sdJwt) {
    var signature = SdJwt.parse(sdJwt).jwt().toString().replaceFirst(".*\\.", "");
    return sdJwt.replace(signature, "");
  }

  @Test
  void an_intent_that_is_carried_out_already_is_left_alone() {
    var first = forms();
    issuer.redeem(id, "test");
    assertThat(forms()).isEqualTo(first);
  }

  @Test
  void an_award_of_before_has_the_form_it_had() throws SQLException {
    update("vc_jwt = null, sd_jwt_vc = null, unsecured_attestation = null");
    assertThat(forms()).containsOnlyKeys(OPEN_BADGE);
    assertThat(awards.secured(university(), id, VC_JWT)).isEmpty();
    assertThat(awards.secured(university(), id, SD_JWT_VC)).isEmpty();
    issuer.redeem(id, "test");
    assertThat(forms()).containsOnlyKeys(OPEN_BADGE);
  }

  @Test
  void an_intent_of_before_is_carried_out_with_the_one_commitment_it_has() throws SQLException {
    var first = commitments().getFirst();
    update(
        UNDONE
            + ", unsecured_attestation = null, summary = summary - 'commitments'"
            + " || jsonb_build_object('commitment', summary -> 'commitments' -> 0)");
    issuer.redeem(id, "test");
    assertThat(forms()).containsOnlyKeys(OPEN_BADGE, VC_JWT);
    assertThat(commitments()).containsExactly(first);
  }

  @Test
  void nothing_of_an_intent_is_handed_out() throws SQLException {
    update(UNDONE);
    assertThat(awards.formsOf(university(), id)).isEmpty();
    for (var form : SecuredForm.values()) {
      assertThat(awards.secured(university(), id, form)).isEmpty();
    }
  }

  @Test
  void no_form_of_another_institution_is_handed_out() {
    var other = institutions.named(Tokens.APPLIED).orElseThrow();
    assertThat(awards.formsOf(other, id)).isEmpty();
    for (var form : SecuredForm.values()) {
      assertThat(awards.secured(other, id, form)).isEmpty();
    }
  }

  @Test
  void every_form_is_stored_so_that_nobody_can_read_it() throws SQLException {
    assertThat(commitments()).hasSize(2);
    for (var column : List.of("unsecured_attestation", "vc_jwt", "sd_jwt_vc", "credential")) {
      var stored = new String(column(column), US_ASCII);
      assertThat(stored).doesNotContain("Sanne", "Jansen", "eyJ", "disclosures", "issuer");
    }
  }
}
