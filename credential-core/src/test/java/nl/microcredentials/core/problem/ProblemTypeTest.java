package nl.microcredentials.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemTypeTest {

  @Test
  void every_type_has_its_heading_in_the_documentation_and_no_other_has() throws IOException {
    var documentation = Path.of(System.getProperty("microcred.repository"), "docs", "problems.md");
    var headings =
        Files.readAllLines(documentation).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3));
    assertThat(headings)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ProblemType.values()).map(type -> type.uri().toString()).toList());
  }

  @Test
  void types_of_the_standards_keep_their_names() {
    assertThat(ProblemType.PARSING_ERROR.uri())
        .hasToString("https://www.w3.org/TR/vc-data-model#PARSING_ERROR");
    assertThat(ProblemType.PROOF_VERIFICATION_ERROR.uri())
        .hasToString("https://w3id.org/security#PROOF_VERIFICATION_ERROR");
    assertThat(ProblemType.STATUS_LIST_LENGTH_ERROR.uri())
        .hasToString("https://www.w3.org/ns/credentials/status-list#STATUS_LIST_LENGTH_ERROR");
    assertThat(ProblemType.NOT_REGISTERED.uri())
        .hasToString("urn:microcredential:problem:not-registered");
  }
}
