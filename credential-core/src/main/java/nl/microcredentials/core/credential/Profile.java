package nl.microcredentials.core.credential;

import java.util.Optional;

/**
 * Who issued a credential.
 *
 * @param id URL, as a rule a DID
 * @param addressCountryCode ISO 3166-1 alpha-2
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0/#profile">Open Badges 3.0, Profile</a>
 */
public record Profile(String id, Optional<String> name, Optional<String> addressCountryCode) {

  /** An issuer is named by its id alone, or described by an object. */
  static Profile read(MemberReader credential) {
    if (credential.isText("issuer")) {
      return new Profile(credential.url("issuer"), Optional.empty(), Optional.empty());
    }
    var issuer = credential.object("issuer");
    return new Profile(
        issuer.url("id"),
        issuer.texts("name").stream().findFirst(),
        issuer.has("address")
            ? issuer.object("address").optionalText("addressCountryCode")
            : Optional.empty());
  }
}
