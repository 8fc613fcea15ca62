package nl.microcredentials.issuer.documents.elm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.documents.content.AwardContent;
import nl.microcredentials.issuer.documents.content.Labels;
import nl.microcredentials.issuer.documents.content.Language;
import nl.microcredentials.issuer.elements.LanguageMap;

/** The small nodes that European credentials consist of, for one of them. */
final class ElmNodes {

  private final AwardContent award;
  private final Language primaryLanguage;
  private final Optional<String> organizationIdentifier;

  ElmNodes(AwardContent award, Language primaryLanguage, Optional<String> organizationIdentifier) {
    this.award = award;
    this.primaryLanguage = primaryLanguage;
    this.organizationIdentifier = organizationIdentifier;
  }

  /** A node with a name of its own inside this credential, such as {@code #claim}. */
  ObjectNode node(String type, String name) {
    return StrictJson.object().put("id", award.id() + '#' + name).put("type", type);
  }

  ObjectNode note(String name, ObjectNode texts) {
    var note = node("Note", name);
    note.set("noteLiteral", texts);
    return note;
  }

  ObjectNode texts(LanguageMap map) {
    var texts = StrictJson.object();
    map.texts().forEach(texts::put);
    return texts;
  }

  /** Words of ours, in every language that documents are written in. */
  ObjectNode labels(Function<Labels, String> words) {
    var texts = StrictJson.object();
    for (var language : Language.values()) {
      texts.put(language.tag(), words.apply(Labels.in(language)));
    }
    return texts;
  }

  /** A text that is the same in every language, such as a name. */
  ObjectNode inPrimaryLanguage(String text) {
    return StrictJson.object().put(primaryLanguage.tag(), text);
  }

  ObjectNode webResource(String name, String url) {
    return node("WebResource", name).put("contentURL", url);
  }

  ObjectNode png(String name, byte[] image) {
    var media = node("MediaObject", name);
    media.put("content", Base64.getEncoder().encodeToString(image));
    media.set("contentEncoding", EuVocabularies.get("contentEncoding", "base64"));
    media.set("contentType", EuVocabularies.get("fileType", "image/png"));
    return media;
  }

  /** An organisation of which only name and country are known. */
  ObjectNode organisation(String id, String legalName) {
    var organisation = StrictJson.object().put("id", id).put("type", "Organisation");
    organisation.set("legalName", inPrimaryLanguage(legalName));
    var name = id.equals(award.institution().did()) ? "issuer" : "body";
    var address = node("Address", name + "-address");
    address.set("countryCode", EuVocabularies.country(award.countryCode()));
    var location = node("Location", name + "-location");
    location.set("address", address);
    organisation.set("location", location);
    return organisation;
  }

  ObjectNode issuer() {
    var institution = award.institution();
    var issuer = organisation(institution.did(), award.institutionName());
    issuer.set(
        "identifier",
        node("Identifier", "issuer-code")
            .put("notation", institution.institutionCode())
            .put("schemeName", "BRIN"));
    issuer.set("eIDASIdentifier", legalIdentifier());
    issuer.set("homepage", webResource("issuer-homepage", institution.website().toString()));
    return issuer;
  }

  /** An issuer must have one. That of the seal tells its country: {@code NTRNL-…}. */
  private ObjectNode legalIdentifier() {
    var institution = award.institution();
    var identifier = node("LegalIdentifier", "issuer-legal-identifier");
    identifier.put("notation", organizationIdentifier.orElse(institution.institutionCode()));
    var country =
        organizationIdentifier
            .filter(number -> number.matches("[A-Z]{3}[A-Z]{2}-.+"))
            .map(number -> number.substring(3, 5))
            .filter(Set.of(Locale.getISOCountries())::contains)
            .orElse(award.countryCode());
    identifier.set("spatial", EuVocabularies.country(country));
    return identifier;
  }

  ObjectNode awardingProcess() {
    var process = node("AwardingProcess", "awarding");
    process.set("awardingBody", issuer());
    return process.put("awardingDate", DateTimeStamp.format(award.awarded()));
  }
}
