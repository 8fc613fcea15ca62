package nl.microcredentials.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.local.sample.SampleInstitutions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The pages for learners in a real browser: with the keyboard alone, without script, at 320 pixels,
 * in light and dark.
 *
 * @see <a href="https://www.w3.org/TR/2024/REC-WCAG22-20241212/">Web Content Accessibility
 *     Guidelines 2.2</a>
 */
class ClaimPagesIT extends SystemTest {

  private static final Path CHECKS = REPOSITORY.resolve("local-stack/src/test/browser");
  private static final Path PICTURES = REPOSITORY.resolve("local-stack/target/pictures");

  private static final List<Path> BROWSERS =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));

  @BeforeEach
  void requireBrowser() throws IOException {
    assumeTrue(
        Files.isDirectory(CHECKS.resolve("node_modules")),
        "npm ci was not run in local-stack/src/test/browser");
    assumeTrue(Program.run("node", "--version").exitCode() == 0, "Node is not installed");
    assumeTrue(browser().isPresent(), "Chromium is not installed");
    Files.createDirectories(PICTURES);
  }

  private static Optional<Path> browser() {
    return BROWSERS.stream().filter(Files::isExecutable).findFirst();
  }

  @Test
  void everybody_can_take_a_credential_into_possession() {
    var institution = SampleInstitutions.UNIVERSITY;
    var link = issuerFor(institution).claimLink(award(institution)).expect(200).json();
    var visit =
        Program.run(
            "node",
            CHECKS.resolve("claim.mjs").toString(),
            link.path("link").asText(),
            PICTURES.toString(),
            browser().orElseThrow().toString());
    assertThat(visit.output().strip()).isEqualTo("[]");
    assertThat(PICTURES).isDirectoryContaining("glob:**/credential-small.png");
  }
}
