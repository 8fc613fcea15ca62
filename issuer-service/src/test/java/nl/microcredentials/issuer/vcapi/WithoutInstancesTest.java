package nl.microcredentials.issuer.vcapi;

import static nl.microcredentials.issuer.vcapi.VcApiRequests.credential;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.issue;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.statusUpdate;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.updateStatus;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What an operator who has set up no instance has of the VC API: nothing. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WithoutInstancesTest {

  @Test
  void nothing_is_found_with_or_without_a_token() {
    var credential = credential("did:example:issuer");
    var token = Tokens.of(Tokens.UNIVERSITY, "issuer");
    issue("eddsa-rdfc-2022", credential).statusCode(404);
    issue("eddsa-rdfc-2022", credential, token).statusCode(404);
    updateStatus(statusUpdate(credential, true), Optional.empty()).statusCode(404);
    updateStatus(statusUpdate(credential, true), Optional.of(token)).statusCode(404);
  }
}
