package nl.microcredentials.core.credential;

import java.util.Optional;

/**
 * By what a learner can be recognised: hashed, or in clear.
 *
 * @param identityHash {@code sha256$} and the hexadecimal hash of identity and salt, if hashed
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0/#identityobject">Open Badges 3.0,
 *     IdentityObject</a>
 */
public record IdentityObject(
    String identityType, boolean hashed, String identityHash, Optional<String> salt) {

  static IdentityObject read(MemberReader identity) {
    return new IdentityObject(
        identity.text("identityType"),
        identity.bool("hashed"),
        identity.text("identityHash"),
        identity.optionalText("salt"));
  }
}
