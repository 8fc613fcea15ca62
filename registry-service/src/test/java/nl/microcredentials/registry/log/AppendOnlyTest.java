package nl.microcredentials.registry.log;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.registry.Institution.issued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import nl.microcredentials.core.log.Checkpoint;
import nl.microcredentials.core.log.SignedNote;
import nl.microcredentials.core.merkle.CompactRange;
import nl.microcredentials.core.merkle.Hash;
import nl.microcredentials.registry.Institution;
import nl.microcredentials.registry.RegistryConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class AppendOnlyTest {

  @Inject LogKey key;
  @Inject RegistryConfig config;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  private Institution institution() {
    return new Institution().accredited();
  }

  @ParameterizedTest
  @CsvSource({
    "registry_app, update log_entry set bytes = 'x'",
    "registry_app, update log_entry set leaf_index = leaf_index + 1",
    "registry_app, delete from log_entry",
    "registry_app, truncate log_entry",
    "registry_app, update log_node set hash = ''",
    "registry_app, delete from log_node",
    "registry_app, update log_checkpoint set note = ''",
    "registry_app, delete from log_checkpoint",
    "registry_app, delete from trust_list_version",
    "registry_app, delete from log_lease",
    "registry_app, drop table log_entry",
    "registry_app, alter table log_entry disable trigger all",
    "registry_app, create table more (a int)",
    "registry_owner, update log_entry set bytes = 'x'",
    "registry_owner, delete from log_entry",
    "registry_owner, truncate log_entry",
    "registry_owner, update log_node set hash = ''",
    "registry_owner, truncate log_node",
    "registry_owner, update log_checkpoint set note = ''",
    "registry_owner, delete from log_checkpoint",
    "registry_owner, truncate log_checkpoint",
    "registry_owner, update trust_list_version set issuers = '[]'",
    "registry_owner, truncate trust_list_version"
  })
  void the_database_refuses_to_change_the_log(String role, String sql) {
    institution().state(UUID.randomUUID(), issued()).statusCode(201);

    assertThatThrownBy(() -> execute(role, sql)).isInstanceOf(SQLException.class);
  }

  private void execute(String role, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url + "?currentSchema=registry", role, "");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void a_leaf_index_cannot_be_taken_twice() {
    institution().state(UUID.randomUUID(), issued()).statusCode(201);

    assertThatThrownBy(() ->
            execute(
                "registry_app",
                "insert into log_entry select leaf_index, leaf_hash, bytes, gen_random_uuid(),"
                    + " record_id from log_entry where leaf_index = 0"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("log_entry_pkey");
  }

  @Test
  void the_checkpoint_file_follows_the_log() throws Exception {
    institution().state(UUID.randomUUID(), issued()).statusCode(201);

    var published = given().get("/log/checkpoint").asString();

    assertThat(Files.readString(config.log().checkpointFile())).isEqualTo(published);
  }

  @Test
  void a_database_that_is_older_than_the_checkpoint_file_is_not_continued() throws Exception {
    var institution = institution();
    institution.state(UUID.randomUUID(), issued()).statusCode(201);
    var file = config.log().checkpointFile();
    var present = Files.readString(file);
    var size = Checkpoint.verify(SignedNote.parse(present), key.verifier()).size();
    try {
      Files.writeString(file, key.sign(ofSize(size + 1, 0)).toString());
      refused(institution);
      Files.writeString(file, key.sign(ofSize(size, 1)).toString());
      refused(institution);
      Files.writeString(file, present.replace("registry.example/log", "other.example/log"));
      refused(institution);
      Files.writeString(file, "");
      refused(institution);
    } finally {
      Files.writeString(file, present);
    }

    given().get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
    institution.state(UUID.randomUUID(), issued()).statusCode(201);
  }

  private static CompactRange ofSize(long size, int seed) {
    var range = CompactRange.EMPTY;
    for (int i = 0; i < size; i++) {
      range = range.append(Hash.leaf(new byte[] {(byte) seed}), (_, _, _) -> {});
    }
    return range;
  }

  private static void refused(Institution institution) {
    institution
        .state(UUID.randomUUID(), issued())
        .statusCode(503)
        .header("Retry-After", "5")
        .body("type", endsWith(":storage-unavailable"));
    given().get("/log/checkpoint").then().statusCode(503);
    given().get("/q/health/ready").then().statusCode(503).body("status", is("DOWN"));
    given().get("/q/health/live").then().statusCode(200);
  }

  @Test
  void a_checkpoint_file_that_is_behind_or_missing_does_no_harm() throws Exception {
    var institution = institution();
    institution.state(UUID.randomUUID(), issued()).statusCode(201);
    var file = config.log().checkpointFile();
    var behind = Files.readString(file);
    institution.state(UUID.randomUUID(), issued()).statusCode(201);

    Files.writeString(file, behind);
    institution.state(UUID.randomUUID(), issued()).statusCode(201);
    Files.delete(file);
    institution.state(UUID.randomUUID(), issued()).statusCode(201);
    assertThat(Files.readString(file)).isEqualTo(given().get("/log/checkpoint").asString());
  }
}
