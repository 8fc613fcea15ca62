package nl.microcredentials.issuer.achievements.edubadges;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody should look at after an import.
 *
 * @param pointer JSON Pointer (RFC 6901) into the badge class
 */
@Schema(name = "ImportWarning")
public record Warning(String pointer, String detail) {}
