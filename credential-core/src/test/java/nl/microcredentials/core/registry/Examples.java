package nl.microcredentials.core.registry;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.log.Notes;

/** An institution, its key and its statements. */
final class Examples {

  static final String DID = "did:web:issuer.example:hogeschool-voorbeeld";
  static final String KEY_ID = DID + "#key-2026-1";
  static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  static final UUID RECORD = UUID.fromString("3b241101-e2bb-4255-8caf-4136c566a962");

  private Examples() {}

  static Signer signer() {
    return Ed25519.signer(Notes.privateKey(7));
  }

  static IssuerKey key() {
    return new IssuerKey(
        KEY_ID,
        Multikey.encode(Ed25519.publicKeyOf(Notes.privateKey(7))),
        NOW,
        Optional.of(NOW.plusSeconds(3600)));
  }

  static AccreditedIssuer issuer() {
    return new AccreditedIssuer(
        DID,
        "Hogeschool Voorbeeld",
        Sector.HBO,
        "NL",
        "30XX",
        NOW,
        Optional.of(NOW.plusSeconds(7200)),
        List.of(key()));
  }

  static Change.Issued issued() {
    return new Change.Issued(
        List.of(Commitment.of(new byte[32], new byte[32])),
        new AchievementSummary(
            "https://issuer.example/hogeschool-voorbeeld/achievements/7",
            Optional.of("eqf_6"),
            new AchievementSummary.StudyLoad(new BigDecimal("3.50"), "ects"),
            List.of(new AchievementSummary.Code("crohoCreboCode", "34479"))),
        Sector.HBO,
        NOW);
  }

  static Statement statement(Change change) {
    return new Statement(DID, UUID.nameUUIDFromBytes(new byte[] {1}), NOW, RECORD, change);
  }
}
