package nl.microcredentials.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.local.http.Http;
import nl.microcredentials.local.http.IssuerApi;
import nl.microcredentials.local.keys.Role;

/** Who is erased is gone, and what they hold is as good as before. */
record ErasureCases(Services services, Institution institution, Http http) {

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of("PRIV-03", this::erasure, "PRIV-04", this::restoredBackup);
  }

  private IssuerApi api() {
    return new IssuerApi(http, services.issuer(), institution.token(Role.ISSUER));
  }

  private List<Attempt> erasure() {
    return List.of(
        Attempt.ofMany(
            "a learner with a registered credential",
            () -> {
              var canary = "Canaryqerz";
              var completion = institution.completion(canary);
              var number = award(completion);
              var held = api().credential(number).expect(200).body();
              var receipt = api().receipt(number).expect(200).text();

              erase(learnerOf(completion));
              api().credential(number).expect(410);
              assertThat(new Traces(services.stack()).of(canary)).isEmpty();
              assertThat(api().receipt(number).expect(200).text()).isEqualTo(receipt);
              return List.of(stillValid(held));
            }));
  }

  /** The operator erases again whom the trail of the institution names. */
  private List<Attempt> restoredBackup() {
    return List.of(
        Attempt.ofMany(
            "the row of the learner from before",
            () -> {
              var completion = institution.completion("Restored");
              var number = award(completion);
              var held = api().credential(number).expect(200).body();
              var learner = learnerOf(completion);
              inDatabase(
                  "create table issuer.backup as select * from issuer.learner where id = '%s'"
                      .formatted(learner));
              erase(learner);
              var trail = erasedLearners();
              inDatabase(
                  """
                  update issuer.learner l set data_key = b.data_key, lookup = b.lookup,
                    erased_at = b.erased_at
                  from issuer.backup b where b.id = l.id
                  """);
              inDatabase("drop table issuer.backup");
              api().credential(number).expect(200); // the backup has brought it back

              assertThat(trail).contains(learner);
              trail.forEach(this::erase);
              api().credential(number).expect(410);
              return List.of(stillValid(held));
            }));
  }

  private Reply stillValid(byte[] held) {
    var verdict = services.verify(held);
    assertThat(verdict.json().path("outcome").asText()).isEqualTo("VALID");
    return verdict;
  }

  private String award(ObjectNode completion) {
    var number = Institution.numberOf(institution.complete(completion));
    api().awaitReceipt(number);
    return number;
  }

  private String learnerOf(ObjectNode completion) {
    var identifier = StrictJson.object();
    identifier.set("eduPersonPrincipalName", completion.at("/learner/eduPersonPrincipalName"));
    return institution
        .post("/v1/learners/lookup", identifier, Role.PRIVACY_OFFICER)
        .json()
        .path("id")
        .asText();
  }

  private void erase(String learner) {
    http.delete(address("/v1/learners/" + learner), institution.token(Role.PRIVACY_OFFICER))
        .expect(204);
  }

  private List<String> erasedLearners() {
    var trail =
        http.get(
                address("/v1/audit-entries?action=learner-erased"),
                institution.token(Role.AUDITOR),
                "application/json")
            .expect(200)
            .json();
    return trail
        .path("entries")
        .valueStream()
        .map(entry -> entry.path("object").asText().replace("urn:uuid:", ""))
        .toList();
  }

  private URI address(String path) {
    return services.issuer().resolve(path);
  }

  private void inDatabase(String change) {
    try (var connection = services.stack().issuerDatabase();
        var statement = connection.createStatement()) {
      statement.execute(change);
    } catch (SQLException e) {
      throw new AssertionError(change, e);
    }
  }
}
