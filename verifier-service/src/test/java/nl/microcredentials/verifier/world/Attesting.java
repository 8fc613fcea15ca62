package nl.microcredentials.verifier.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.sdjwt.ConcealedClaims;
import nl.microcredentials.core.sdjwt.Concealer;
import nl.microcredentials.core.sdjwt.KeyBinding;
import nl.microcredentials.core.sdjwt.SdJwt;
import nl.microcredentials.core.sdjwt.vc.IssuerUrl;
import nl.microcredentials.core.sdjwt.vc.MicrocredentialClaims;
import nl.microcredentials.core.sdjwt.vc.RegistrationClaim;
import nl.microcredentials.core.sdjwt.vc.SdJwtVc;
import nl.microcredentials.core.statuslist.StatusType;
import nl.microcredentials.core.statuslist.TokenStatusList;
import nl.microcredentials.core.statuslist.TokenStatusListToken;
import nl.microcredentials.core.statuslist.TokenStatusReference;

/** An institution that issues attestations for wallets, and a holder of one. */
public final class Attesting {

  /** Where the status of every attestation stands. */
  public static final int INDEX = 7;

  private static final int LENGTH = 1 << 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Where its list stands; each has one of its own, because lists are kept. */
  public final String list = "/token-status-lists/" + UUID.randomUUID();

  private final World world;
  private final Map<ObjectNode, ConcealedClaims> concealed = new HashMap<>();
  private final KeyPair holder = Ed25519.generate(RANDOM);

  public Attesting(World world) {
    this.world = world;
  }

  public String listUrl() {
    return world.url() + list;
  }

  /** What an attestation of {@code openBadge} says. */
  public ObjectNode claims(ObjectNode openBadge) {
    var claims =
        MicrocredentialClaims.of(openBadge, new MicrocredentialClaims.Learner("Ada", "Lovelace"));
    claims.put("iss", IssuerUrl.of(claims.get("iss").textValue()));
    claims.put("iat", world.now.getEpochSecond());
    claims.put("exp", world.now.plus(Duration.ofDays(365)).getEpochSecond());
    claims.putObject("cnf").set("jwk", Jwk.of(holder.getPublic()));
    var status = new TokenStatusReference(INDEX, URI.create(listUrl()));
    claims.set(TokenStatusReference.CLAIM, status.toJson());
    var registration = RegistrationClaim.of(World.ORIGIN, World.idOf(openBadge), RANDOM);
    claims.set(RegistrationClaim.NAME, registration.toJson());
    return claims;
  }

  /** The attestation, of which its holder can withhold what the type lets them withhold. */
  public SdJwt sign(Institution issuer, ObjectNode claims) {
    return SdJwtVc.sign(conceal(claims), issuer.keyId, issuer.signer());
  }

  /** Signs, and registers {@code openBadge} together with it unless it has a record already. */
  public SdJwt register(Institution issuer, ObjectNode openBadge, ObjectNode claims) {
    if (!world.hasRecordOf(openBadge)) {
      var commitments =
          RegistrationClaim.read(claims).stream()
              .map(registration -> registration.commitmentTo(conceal(claims).signedBytes()));
      world.register(issuer, openBadge, world.now, commitments.toArray(String[]::new));
    }
    return sign(issuer, claims);
  }

  /** The same claims give the same payload, as from the intent to issue them on. */
  private ConcealedClaims conceal(ObjectNode claims) {
    return concealed.computeIfAbsent(
        claims.deepCopy(),
        same ->
            SdJwtVc.conceal(same, MicrocredentialClaims.disclosable(same), new Concealer(RANDOM)));
  }

  /** Shows it to {@code audience}, as an answer to {@code nonce}. */
  public SdJwt bound(SdJwt attestation, String audience, String nonce) {
    var signer = Ed25519.signer(holder.getPrivate());
    return attestation.bound(new KeyBinding(audience, nonce), world.now, signer);
  }

  /** The claims of a list in which the attestation has this status. */
  public ObjectNode list(StatusType status, Instant issuedAt) {
    return TokenStatusListToken.of(
            URI.create(listUrl()),
            issuedAt,
            issuedAt.plus(Duration.ofDays(1)),
            Optional.of(Duration.ofSeconds(1)),
            TokenStatusList.of(8, LENGTH, Map.of(INDEX, status)))
        .toJson();
  }

  /** Publishes a list, signed by {@code issuer}. */
  public void publish(Institution issuer, String type, ObjectNode claims) {
    var header = StrictJson.object().put("typ", type).put("kid", issuer.keyId);
    answer(issuer.signAsJws(header, claims));
  }

  /** Answers with {@code token} where the list is expected. */
  public void answer(String token) {
    world.answers.put(list, World.Answer.text(200, TokenStatusListToken.MEDIA_TYPE, token));
  }
}
