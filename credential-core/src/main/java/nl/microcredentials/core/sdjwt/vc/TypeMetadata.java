package nl.microcredentials.core.sdjwt.vc;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.sdjwt.ClaimPath;

/**
 * What a type of credential consists of, and what people read about it.
 *
 * @param vct URI of the type
 * @param display its name, in several languages
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-sd-jwt-vc-25">SD-JWT VC,
 *     draft 25, SD-JWT VC Type Metadata</a>
 */
public record TypeMetadata(String vct, List<Display> display, List<Claim> claims) {

  /** Whether its holder decides who sees a claim. */
  public enum SelectiveDisclosure {
    ALWAYS,
    ALLOWED,
    NEVER
  }

  /**
   * Something in words of one language.
   *
   * @param locale language tag (BCP 47)
   * @param name of the type, or label of the claim
   */
  public record Display(String locale, String name, Optional<String> description) {}

  /**
   * One claim, or those in one place.
   *
   * @param mandatory whether the issuer must include it, be it hidden or not
   */
  public record Claim(
      ClaimPath path, List<Display> display, boolean mandatory, SelectiveDisclosure sd) {}

  public TypeMetadata {
    display = List.copyOf(display);
    claims = List.copyOf(claims);
  }

  /**
   * Reads metadata of a type that extends no other.
   *
   * @throws MalformedInputException if they are none, or are those of a type that extends another
   */
  public static TypeMetadata read(byte[] utf8) {
    var json = StrictJson.parseObject(utf8);
    if (json.has("extends")) {
      throw malformed("Types that extend another are not supported.");
    }
    return new TypeMetadata(
        text(json, "vct"),
        list(json, "display").stream().map(one -> readDisplay(one, "name")).toList(),
        list(json, "claims").stream().map(TypeMetadata::readClaim).toList());
  }

  private static Claim readClaim(JsonNode claim) {
    if (claim.has("mandatory") && !claim.get("mandatory").isBoolean()) {
      throw malformed("mandatory is neither true nor false.");
    }
    return new Claim(
        ClaimPath.read(claim.path("path")),
        list(claim, "display").stream().map(one -> readDisplay(one, "label")).toList(),
        claim.path("mandatory").booleanValue(),
        claim.has("sd") ? readSd(text(claim, "sd")) : SelectiveDisclosure.ALLOWED);
  }

  private static SelectiveDisclosure readSd(String text) {
    return Arrays.stream(SelectiveDisclosure.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
        .findAny()
        .orElseThrow(() -> malformed("sd is none of always, allowed and never."));
  }

  private static Display readDisplay(JsonNode display, String name) {
    return new Display(
        text(display, "locale"),
        text(display, name),
        display.has("description") ? Optional.of(text(display, "description")) : Optional.empty());
  }

  private static String text(JsonNode json, String member) {
    if (!json.path(member).isTextual()) {
      throw malformed("%s is not a text.".formatted(member));
    }
    return json.get(member).textValue();
  }

  private static List<JsonNode> list(JsonNode json, String member) {
    if (json.has(member) && !json.get(member).isArray()) {
      throw malformed("%s is not a list.".formatted(member));
    }
    return json.path(member).valueStream().toList();
  }
}
