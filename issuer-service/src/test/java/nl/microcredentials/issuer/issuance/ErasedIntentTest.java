package nl.microcredentials.issuer.issuance;

import static nl.microcredentials.issuer.Tokens.UNIVERSITY;
import static nl.microcredentials.issuer.erasure.ErasureRequests.erase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.issuance.Award.State;
import nl.microcredentials.issuer.learners.LearnerErased;
import nl.microcredentials.issuer.status.PublishedLists;
import nl.microcredentials.issuer.status.StatusListIndex;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Intents that were not carried out yet when their learner was erased. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasedIntentTest {

  /** As if the service had died before it signed; nobody finds it before it is looked for here. */
  private static final String UNDONE =
      "update issuer.award set state = 'INTENDED', credential = null, vc_jwt = null,"
          + " sd_jwt_vc = null, issued_at = null, intended_at = '2100-01-01' where id = ?";

  @Inject CredentialIssuer issuer;
  @Inject CredentialRenewer renewer;
  @Inject Awards awards;
  @Inject Editions editions;

  private ObjectNode completion;
  private UUID id;
  private StatusListIndex entry;

  @BeforeEach
  void issue() {
    Completions.publishAchievement();
    completion = Completions.fresh();
    id =
        UUID.fromString(
            Completions.report(completion)
                .statusCode(201)
                .extract()
                .<String>path("id")
                .substring(9));
    entry = PublishedLists.entryOf(id.toString());
  }

  @Test
  void an_intent_is_given_up_and_its_bit_set() throws SQLException {
    update(UNDONE, id);
    erase(UNIVERSITY, completion);
    assertThat(state()).isEqualTo(State.DROPPED);
    assertThat(PublishedLists.credential(entry.list()).statuses().isSet(entry.index())).isTrue();
    Completions.report(completion)
        .statusCode(410)
        .body("type", is("urn:microcredential:problem:erased"));
  }

  @Test
  void an_intent_that_was_written_while_its_learner_was_erased_is_given_up_later()
      throws SQLException {
    erase(UNIVERSITY, completion);
    update(UNDONE, id);
    assertThatThrownBy(() -> issuer.redeem(id, "test")).isInstanceOf(LearnerErased.class);
    assertThat(state()).isEqualTo(State.DROPPED);
    assertThatThrownBy(() -> issuer.redeem(id, "test")).isInstanceOf(LearnerErased.class);
    assertThat(state()).isEqualTo(State.DROPPED);
  }

  @Test
  void an_edition_is_given_up_and_the_one_before_it_stays() throws SQLException {
    var edition = intendedEdition();
    erase(UNIVERSITY, completion);
    assertThat(stateOf(edition)).isEqualTo(State.DROPPED);
    assertThat(state()).isEqualTo(State.ISSUED);
  }

  @Test
  void an_edition_that_was_written_while_its_learner_was_erased_is_given_up_later()
      throws SQLException {
    erase(UNIVERSITY, completion);
    var edition = intendedEdition();
    assertThatThrownBy(() -> renewer.redeem(edition, "test")).isInstanceOf(LearnerErased.class);
    assertThat(stateOf(edition)).isEqualTo(State.DROPPED);
  }

  private UUID intendedEdition() throws SQLException {
    update(
        """
        insert into issuer.edition
          (id, award_id, number, state, unsecured_credential, commitment, intended_at)
        values (gen_random_uuid(), ?, 2, 'INTENDED', '', '', '2100-01-01')
        """,
        id);
    return QuarkusTransaction.requiringNew().call(() -> editions.of(id, 2).orElseThrow().id);
  }

  private State state() {
    return QuarkusTransaction.requiringNew().call(() -> awards.findById(id).state);
  }

  private State stateOf(UUID edition) {
    return QuarkusTransaction.requiringNew().call(() -> editions.findById(edition).state);
  }

  private static void update(String sql, UUID id) throws SQLException {
    var owner = ConfigProvider.getConfig().getValue("test.database-owner-url", String.class);
    try (var connection = DriverManager.getConnection(owner);
        var update = connection.prepareStatement(sql)) {
      update.setObject(1, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
