package nl.microcredentials.issuer.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.issuer.institutions.InstitutionKey;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key as its institution sees it; what is secret of it is not in here. */
@Schema(name = "Key")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyView(
    @Schema(examples = "key-2026-1") String id,
    @Schema(description = "DID URL, as it stands in proofs and in the trust list")
        String verificationMethod,
    @Schema(enumeration = {"Ed25519", "P-256"}) String type,
    String publicKeyMultibase,
    @Schema(enumeration = {"json-web-key", "pkcs12", "pkcs11", "public-key"}) String store,
    @Schema(enumeration = {"upcoming", "usable", "retired", "revoked"}) String state,
    @Schema(description = "Whether it is the key of its type that signs now") boolean signs,
    Instant validFrom,
    @Schema(description = "First moment at which it does not sign") Instant validUntil,
    @Schema(description = "Since when it may be in other hands") Instant compromisedAt) {

  static KeyView of(InstitutionKey key) {
    return new KeyView(
        key.id(),
        key.verificationMethod(),
        key.type().curve(),
        Multikey.encode(key.publicKey()),
        key.store().code(),
        key.state().name().toLowerCase(Locale.ROOT),
        key.signs(),
        key.validFrom().orElse(null),
        key.validUntil().orElse(null),
        key.compromisedAt().orElse(null));
  }
}
