package nl.microcredentials.issuer.documents.elm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.documents.content.AwardContent;
import nl.microcredentials.issuer.documents.content.Language;

/**
 * An award as European Digital Credential for Learning, in the European Learning Model 3. It is a
 * document of its own, in the earlier data model: the model's context and that of the present data
 * model define the same terms differently, so that no document can have both.
 *
 * @see <a href="https://github.com/european-commission-empl/European-Learning-Model">European
 *     Learning Model 3, application profile edc-generic-full</a>
 */
public final class EuropeanCredential {

  private final AwardContent award;
  private final Language language;
  private final ElmNodes nodes;

  /**
   * An award, displayed in {@code language}.
   *
   * @param organizationIdentifier by which the certificate of the seal knows the institution
   */
  public EuropeanCredential(
      AwardContent award, Language language, Optional<String> organizationIdentifier) {
    this.award = award;
    this.language = language;
    this.nodes = new ElmNodes(award, language, organizationIdentifier);
  }

  /**
   * Writes it, not sealed yet.
   *
   * @param pages the pictures in which it is shown to people, as PNG
   */
  public ObjectNode toJson(List<byte[]> pages) {
    var awarded = DateTimeStamp.format(award.awarded());
    var json = StrictJson.object();
    json.putArray("@context")
        .add("https://www.w3.org/2018/credentials/v1")
        .add("http://data.europa.eu/snb/model/context/edc-ap");
    json.put("id", award.id());
    json.putArray("type").add("VerifiableCredential").add("EuropeanDigitalCredential");
    json.set("credentialProfiles", EuVocabularies.get("credentialProfile", "generic"));
    json.putObject("credentialSchema")
        .put("id", "http://data.europa.eu/snb/model/ap/edc-generic-full")
        .put("type", "ShaclValidator2017");
    json.set("identifier", status());
    json.put("issuanceDate", awarded).put("issued", awarded).put("validFrom", awarded);
    json.set("issuer", nodes.issuer());
    json.set("credentialSubject", learner());
    json.set("displayParameter", display(pages));
    return json;
  }

  /**
   * The profile has credentialStatus as a bare address, the data model as an object; what suits one
   * breaks readers of the other. So the entry in the status list is an identifier.
   */
  private ObjectNode status() {
    var status = award.json().path("credentialStatus");
    return nodes
        .node("Identifier", "status")
        .put("notation", status.path("id").textValue())
        .put("schemeName", status.path("type").textValue());
  }

  private ObjectNode learner() {
    var holder = award.json().at("/credentialSubject/id");
    var person = nodes.node("Person", "learner");
    if (holder.isTextual()) {
      person.put("id", holder.textValue());
    }
    person.set("givenName", nodes.inPrimaryLanguage(award.learner().givenName()));
    person.set("familyName", nodes.inPrimaryLanguage(award.learner().familyName()));
    person.set("fullName", nodes.inPrimaryLanguage(award.learner().name()));
    person.set("hasClaim", new ElmClaim(award, nodes).toJson());
    return person;
  }

  private ObjectNode display(List<byte[]> pages) {
    var display = nodes.node("DisplayParameter", "display");
    display.set("title", nodes.texts(award.texts().title()));
    display.set("description", nodes.labels(labels -> labels.get("kind")));
    display.set("primaryLanguage", EuVocabularies.language(language));
    display.putArray("language").add(EuVocabularies.language(language));
    var individual = nodes.node("IndividualDisplay", "individual-display");
    individual.set("language", EuVocabularies.language(language));
    var details = individual.putArray("displayDetail");
    for (var image : pages) {
      var page = details.size() + 1;
      var detail = nodes.node("DisplayDetail", "page-" + page).put("page", page);
      detail.set("image", nodes.png("page-%d-image".formatted(page), image));
      details.add(detail);
    }
    display.set("individualDisplay", individual);
    return display;
  }
}
