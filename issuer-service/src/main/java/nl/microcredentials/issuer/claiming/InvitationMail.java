package nl.microcredentials.issuer.claiming;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.institutions.Institutions;
import nl.microcredentials.issuer.issuance.Awards;

/** The message with the link to a credential. It is made when it is sent, and not kept. */
@ApplicationScoped
class InvitationMail {

  /** Nobody told us which the learner reads. */
  private static final List<Locale> LANGUAGES = List.of(Locale.of("nl"), Locale.ENGLISH);

  private static final String RULE = "\n– – –\n\n";

  private final Claims claims;
  private final Awards awards;
  private final Institutions institutions;
  private final IssuerConfig config;

  InvitationMail(Claims claims, Awards awards, Institutions institutions, IssuerConfig config) {
    this.claims = claims;
    this.awards = awards;
    this.institutions = institutions;
    this.config = config;
  }

  @CheckedTemplate(basePath = "claiming")
  static final class Templates {

    private Templates() {}

    static native TemplateInstance invitation(
        String learner, String institution, String title, String link, String locale);
  }

  /**
   * The message to the learner of {@code award}, with a fresh code in it.
   *
   * @return nothing if no address is known, or the credential does not count at the moment, or its
   *     learner is erased
   */
  Optional<Mail> to(UUID award) {
    var claim = claims.findById(award);
    var institution = institutions.named(claim.institution).orElseThrow();
    var credential =
        awards
            .issued(institution, award)
            .filter(c -> c.status() == RecordStatus.ACTIVE && !c.erased());
    if (credential.isEmpty()) {
      return Optional.empty();
    }
    var learner = awards.completionOf(award).learner();
    if (learner.email() == null) {
      return Optional.empty();
    }
    var title = awards.openBadge(credential.get()).path("name").textValue();
    var link = linkWith(claims.newCode(award));
    var text =
        LANGUAGES.stream()
            .map(language ->
                Templates.invitation(
                        learner.name(),
                        institution.legalName(),
                        title,
                        link,
                        language.getLanguage())
                    .setLocale(language)
                    .render())
            .collect(Collectors.joining(RULE));
    return Optional.of(
        Mail.withText(learner.email(), "Microcredential: " + title, text)
            .setFrom(config.claims().mailFrom().orElseThrow()));
  }

  /** Where a code is used. */
  String linkWith(Secret code) {
    return config.baseUrl() + "/claims/" + code.text();
  }
}
