package nl.microcredentials.core.jose;

import static nl.microcredentials.core.jose.Signatory.json;
import static nl.microcredentials.core.jose.Signatory.refusalOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.problem.ProblemType;

/** A credential and its issuer, who signs it as it is or as it must not be. */
abstract class VcJwtFixture {

  static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  static final String HEADER = "{'typ':'vc+jwt','cty':'vc','kid':'%s'}";

  final Signatory issuer = Signatory.issuer(KeyType.P_256);
  final ObjectNode credential =
      SecuredDocument.of(Fixtures.named("full").credential()).unsecuredDocument();

  ObjectNode header() {
    return json(HEADER.formatted(issuer.keyId()));
  }

  /** The header with these members added or changed. */
  ObjectNode header(String members) {
    var header = header();
    header.setAll(json(members));
    return header;
  }

  /** The credential with these members added or changed. */
  ObjectNode payload(String members) {
    var payload = credential.deepCopy();
    payload.setAll(json(members));
    return payload;
  }

  ObjectNode verify(String jwt) {
    return VcJwt.read(jwt).verify(issuer, NOW).document().document();
  }

  ProblemType refusalOfHeader(ObjectNode header) {
    return refusalOf(() -> verify(issuer.sign(header, credential)));
  }

  ProblemType refusalOfPayload(String members) {
    return refusalOf(() -> verify(issuer.sign(header(), payload(members))));
  }

  String sign(ObjectNode document) {
    return VcJwt.sign(document, JwtClaims.issuedAt(NOW), issuer.keyId(), issuer.signer());
  }
}
