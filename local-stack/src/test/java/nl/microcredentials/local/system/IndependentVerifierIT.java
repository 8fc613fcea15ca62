package nl.microcredentials.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import nl.microcredentials.local.sample.SampleInstitution;
import nl.microcredentials.local.sample.SampleInstitutions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we sign holds for an implementation that shares no line with ours. */
class IndependentVerifierIT extends SystemTest {

  private static final Path FIXTURES = REPOSITORY.resolve("credential-core/src/test/fixtures");

  @TempDir private Path folder;

  static Stream<SampleInstitution> institutions() {
    return SampleInstitutions.all().stream();
  }

  @BeforeEach
  void requireNode() {
    assumeTrue(
        Files.isRegularFile(FIXTURES.resolve("verify.mjs"))
            && Files.isDirectory(FIXTURES.resolve("node_modules")),
        "npm ci was not run in credential-core/src/test/fixtures");
    assumeTrue(Program.run("node", "--version").exitCode() == 0, "Node is not installed");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("institutions")
  void an_issued_credential_is_verified_by_javascript(SampleInstitution institution)
      throws IOException {
    var credential = registeredCredential(institution).body();
    assertThat(verifiedByNode(institution, credential).exitCode()).isZero();

    var changed =
        new String(credential, StandardCharsets.UTF_8)
            .replace(institution.legalName(), institution.legalName() + "!");
    assertThat(verifiedByNode(institution, changed.getBytes(StandardCharsets.UTF_8)).exitCode())
        .isEqualTo(1);
  }

  private Program.Ended verifiedByNode(SampleInstitution institution, byte[] credential)
      throws IOException {
    var didAddress =
        STACK.addresses().issuer().resolve("/%s/did.json".formatted(institution.name()));
    var credentialFile = Files.write(folder.resolve("credential.json"), credential);
    var didFile = Files.write(folder.resolve("did.json"), HTTP.get(didAddress).expect(200).body());
    return Program.run(
        "node",
        FIXTURES.resolve("verify.mjs").toString(),
        credentialFile.toString(),
        didFile.toString());
  }
}
