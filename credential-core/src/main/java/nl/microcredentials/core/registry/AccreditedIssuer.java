package nl.microcredentials.core.registry;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.microcredentials.core.json.StrictJson;

/**
 * An institution that may issue micro-credentials, or might once.
 *
 * @param id its DID
 * @param countryCode ISO 3166-1 alpha-2
 * @param institutionCode its code in the national register of institutions
 * @param accreditedUntil first moment at which it may not issue any more
 */
public record AccreditedIssuer(
    String id,
    String legalName,
    Sector sector,
    String countryCode,
    String institutionCode,
    Instant accreditedFrom,
    Optional<Instant> accreditedUntil,
    List<IssuerKey> keys) {

  private static final int MAX_KEYS = 200;
  private static final int MAX_NAME_LENGTH = 300;
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,20}");

  public AccreditedIssuer {
    Did.check(id);
    keys = List.copyOf(keys);
    if (legalName.isBlank()
        || legalName.length() > MAX_NAME_LENGTH
        || legalName.chars().anyMatch(Character::isISOControl)) {
      throw malformed("The legal name is empty, too long or holds control characters.");
    }
    if (!COUNTRY.matcher(countryCode).matches() || !CODE.matcher(institutionCode).matches()) {
      throw malformed("The country code or the institution code is malformed.");
    }
    Period.check(accreditedFrom, accreditedUntil);
    if (keys.size() > MAX_KEYS) {
      throw malformed("An issuer has at most %d keys.".formatted(MAX_KEYS));
    }
    for (var key : keys) {
      Did.checkKeyId(key.id(), id);
    }
    if (keys.stream().map(IssuerKey::id).distinct().count() < keys.size()) {
      throw malformed("Two keys of an issuer have the same id.");
    }
  }

  public boolean accreditedAt(Instant time) {
    return Period.contains(accreditedFrom, accreditedUntil, time);
  }

  /** The key with this id, if it might be used at {@code time}. */
  public Optional<PublicKey> key(String keyId, Instant time) {
    return keys.stream()
        .filter(key -> key.id().equals(keyId) && key.validAt(time))
        .map(IssuerKey::publicKey)
        .findAny();
  }

  /**
   * Reads one issuer.
   *
   * @throws nl.microcredentials.core.json.MalformedInputException if anything in it is wrong
   */
  public static AccreditedIssuer parse(ObjectNode json) {
    var members = Members.of(json);
    var issuer = read(members);
    members.end();
    return issuer;
  }

  static AccreditedIssuer read(Members members) {
    return new AccreditedIssuer(
        members.text("id", Did.MAX_LENGTH),
        members.text("legalName", MAX_NAME_LENGTH),
        members.named("sector", Sector::of),
        members.text("countryCode", 2),
        members.text("institutionCode", 20),
        members.timestamp("accreditedFrom"),
        members.optionalTimestamp("accreditedUntil"),
        members.objects("keys", MAX_KEYS, IssuerKey::read));
  }

  public ObjectNode toJson() {
    var json =
        StrictJson.object()
            .put("id", id)
            .put("legalName", legalName)
            .put("sector", sector.code())
            .put("countryCode", countryCode)
            .put("institutionCode", institutionCode)
            .put("accreditedFrom", accreditedFrom.toString());
    accreditedUntil.ifPresent(end -> json.put("accreditedUntil", end.toString()));
    var array = json.putArray("keys");
    keys.forEach(key -> array.add(key.toJson()));
    return json;
  }
}
