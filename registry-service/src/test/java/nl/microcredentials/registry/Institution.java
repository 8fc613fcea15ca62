package nl.microcredentials.registry;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.registry.AccreditedIssuer;
import nl.microcredentials.core.registry.AchievementSummary;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Commitment;
import nl.microcredentials.core.registry.IssuerKey;
import nl.microcredentials.core.registry.Sector;
import nl.microcredentials.core.registry.Statement;

/** An institution that talks to the registry. */
public final class Institution {

  public static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private final KeyPair keys = Ed25519.generate(new SecureRandom());
  private final String did = "did:web:issuer.example:" + UUID.randomUUID();

  public String did() {
    return did;
  }

  public String keyId() {
    return did + "#key-1";
  }

  public String multikey() {
    return Multikey.encode(keys.getPublic());
  }

  public AccreditedIssuer entry() {
    return new AccreditedIssuer(
        did,
        "Hogeschool Voorbeeld",
        Sector.HBO,
        "NL",
        "30XX",
        LONG_AGO,
        Optional.empty(),
        List.of(new IssuerKey(keyId(), multikey(), LONG_AGO, Optional.empty())));
  }

  public Institution accredited() {
    put(entry().toJson()).statusCode(201);
    return this;
  }

  public ValidatableResponse put(ObjectNode entry) {
    return given()
        .auth()
        .oauth2(AccessTokens.operator())
        .contentType("application/json")
        .body(StrictJson.write(entry))
        .pathParam("did", did)
        .put("/v1/issuers/{did}")
        .then();
  }

  public static Change.Issued issued() {
    return issued("eqf_6", Sector.HBO, "3.5", "ects", "34479");
  }

  public static Change.Issued issued(
      String level, Sector sector, String load, String unit, String code) {
    return new Change.Issued(
        List.of(Commitment.of(new byte[32], new byte[32])),
        new AchievementSummary(
            "https://issuer.example/achievements/7",
            Optional.ofNullable(level),
            new AchievementSummary.StudyLoad(new BigDecimal(load), unit),
            List.of(new AchievementSummary.Code("crohoCreboCode", code))),
        sector,
        LONG_AGO);
  }

  public Statement statement(UUID record, Change change) {
    return new Statement(
        did, UUID.randomUUID(), Instant.parse("2026-01-01T00:00:00Z"), record, change);
  }

  public String sign(Statement statement) {
    return statement.sign(keyId(), Ed25519.signer(keys.getPrivate()));
  }

  public ValidatableResponse state(UUID record, Change change) {
    return send(sign(statement(record, change)));
  }

  public static ValidatableResponse send(String statement) {
    return given()
        .contentType("application/json")
        .body(StrictJson.write(StrictJson.object().put("statement", statement)))
        .post("/v1/records")
        .then();
  }
}
