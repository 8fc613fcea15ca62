package nl.microcredentials.issuer.institutions;

import java.net.URI;
import java.security.PublicKey;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.registry.Sector;

/**
 * An institution that issues micro-credentials through this service.
 *
 * @param name the short name in its addresses
 * @param verificationMethod DID URL of its signing key
 */
public record Institution(
    String name,
    String did,
    String legalName,
    Sector sector,
    String countryCode,
    String institutionCode,
    URI website,
    String verificationMethod,
    PublicKey publicKey,
    Signer signer) {}
