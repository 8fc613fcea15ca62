package nl.microcredentials.issuer.claiming;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.documents.QrCode;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.institutions.Institutions;
import nl.microcredentials.issuer.issuance.Awards;
import nl.microcredentials.issuer.issuance.IssuedCredential;

/**
 * The pages for learners and for those to whom they show a credential, in the reader's language.
 */
@ApplicationScoped
class Pages {

  /** The first one is for readers of any other language. */
  static final List<Locale> LANGUAGES = List.of(Locale.of("nl"), Locale.ENGLISH);

  private static final String LINKED_IN = "https://www.linkedin.com/profile/add?";

  private final Awards awards;
  private final Institutions institutions;
  private final CredentialFiles files;
  private final IssuerConfig config;

  Pages(Awards awards, Institutions institutions, CredentialFiles files, IssuerConfig config) {
    this.awards = awards;
    this.institutions = institutions;
    this.files = files;
    this.config = config;
  }

  @CheckedTemplate(basePath = "claiming")
  static final class Templates {

    private Templates() {}

    static native TemplateInstance ready(
        String base, String locale, String code, String institution);

    static native TemplateInstance spent(String base, String locale, String code);

    static native TemplateInstance sent(String base, String locale);

    static native TemplateInstance nothing(String base, String locale);

    static native TemplateInstance credential(
        String base,
        String locale,
        String code,
        CredentialFacts facts,
        List<Link> files,
        String verifier,
        Shared shared);

    static native TemplateInstance shared(
        String base, String locale, CredentialFacts facts, List<Link> files, String verifier);
  }

  /** A file that can be had. */
  record Link(CredentialFile file, String address) {}

  /** Where others see the credential. */
  record Shared(String address, QrCode code, String linkedIn) {}

  /** Before the code is used: says nothing that only the learner may know. */
  String ready(Claim claim, Secret code, Locale locale) {
    return render(
        Templates.ready(
            base(), locale.getLanguage(), code.text(), institutionOf(claim).legalName()),
        locale);
  }

  String spent(Secret code, Locale locale) {
    return render(Templates.spent(base(), locale.getLanguage(), code.text()), locale);
  }

  String sent(Locale locale) {
    return render(Templates.sent(base(), locale.getLanguage()), locale);
  }

  String nothing(Locale locale) {
    return render(Templates.nothing(base(), locale.getLanguage()), locale);
  }

  String credential(Claim claim, Secret code, Locale locale) {
    var credential = credentialOf(claim);
    var facts = factsOf(claim, credential, locale);
    var shared = claim.shareToken == null ? null : base() + "/shared/" + claim.shareToken;
    return render(
        Templates.credential(
            base(),
            locale.getLanguage(),
            code.text(),
            facts,
            links(claim, credential, "/claims/" + code.text() + "/credential/", locale),
            verifier(),
            shared == null
                ? null
                : new Shared(shared, QrCode.of(shared), linkedIn(credential, facts, shared))),
        locale);
  }

  String shared(Claim claim, Locale locale) {
    var credential = credentialOf(claim);
    var links =
        links(claim, credential, "/shared/" + claim.shareToken + '/', locale).stream()
            .filter(link -> link.file().isShared())
            .toList();
    return render(
        Templates.shared(
            base(), locale.getLanguage(), factsOf(claim, credential, locale), links, verifier()),
        locale);
  }

  private List<Link> links(Claim claim, IssuedCredential credential, String folder, Locale locale) {
    return files.of(institutionOf(claim), credential).stream()
        .map(file ->
            new Link(file, base() + folder + file.fileName() + "?lang=" + locale.getLanguage()))
        .toList();
  }

  /** The credential in one file; nothing if there is none of that kind. */
  Optional<byte[]> file(Claim claim, CredentialFile file, Locale locale) {
    var institution = institutionOf(claim);
    var credential = credentialOf(claim);
    return files.of(institution, credential).contains(file)
        ? Optional.of(files.make(file, institution, credential, locale))
        : Optional.empty();
  }

  private Institution institutionOf(Claim claim) {
    return institutions.named(claim.institution).orElseThrow();
  }

  private IssuedCredential credentialOf(Claim claim) {
    return awards.issued(institutionOf(claim), claim.awardId).orElseThrow();
  }

  private CredentialFacts factsOf(Claim claim, IssuedCredential credential, Locale locale) {
    return CredentialFacts.of(
        credential,
        awards.openBadge(credential),
        awards.completionOf(claim.awardId).learner().name(),
        locale);
  }

  private String base() {
    return config.baseUrl().toString();
  }

  private String verifier() {
    return config.documents().verificationPage().toString();
  }

  /** Opens the form of that site, filled in; nothing goes there before the learner sends it. */
  private static String linkedIn(
      IssuedCredential credential, CredentialFacts facts, String shared) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("startTask", "CERTIFICATION_NAME");
    parameters.put("name", facts.title());
    parameters.put("organizationName", facts.institution());
    parameters.put("issueYear", Integer.toString(facts.awardedOn().getYear()));
    parameters.put("issueMonth", Integer.toString(facts.awardedOn().getMonthValue()));
    parameters.put("certUrl", shared);
    parameters.put("certId", UrnUuid.of(credential.id()));
    return LINKED_IN
        + parameters.entrySet().stream().map(Pages::encoded).collect(Collectors.joining("&"));
  }

  private static String encoded(Map.Entry<String, String> parameter) {
    return parameter.getKey()
        + '='
        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8);
  }

  private static String render(TemplateInstance template, Locale locale) {
    return template.setLocale(locale).render();
  }
}
