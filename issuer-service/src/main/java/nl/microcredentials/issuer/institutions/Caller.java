package nl.microcredentials.issuer.institutions;

import static nl.microcredentials.core.problem.ProblemType.FORBIDDEN;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.util.Optional;
import nl.microcredentials.core.problem.Refused;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is calling, according to the access token. */
@RequestScoped
public class Caller {

  /** The claim by which identity federations name the institution of a client. */
  private static final String INSTITUTION = "schac_home_organization";

  private final JsonWebToken token;
  private final Institutions institutions;

  Caller(JsonWebToken token, Institutions institutions) {
    this.token = token;
    this.institutions = institutions;
  }

  /**
   * The one institution that the caller may act for.
   *
   * @throws NotYourInstitution if the token names none that issues here, or several
   */
  public Institution institution() {
    return text(INSTITUTION)
        .flatMap(institutions::withSchacHome)
        .orElseThrow(NotYourInstitution::new);
  }

  private Optional<String> text(String claim) {
    return switch (token.<Object>getClaim(claim)) {
      case String text -> Optional.of(text);
      case JsonString text -> Optional.of(text.getString());
      case null, default -> Optional.empty();
    };
  }

  /** The client or person, for the history of what was done. */
  public String name() {
    return Optional.ofNullable(token.getSubject()).orElse("unnamed client");
  }

  /**
   * The software that the caller uses, by whichever of two claims the identity provider names it.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9068#section-2.2">RFC 9068, 2.2 Data
   *     Structure</a>
   * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDToken">OpenID Connect
   *     Core 1.0, 2 ID Token</a>
   */
  public Optional<String> client() {
    return text("client_id").or(() -> text("azp"));
  }

  /** The access token does not name exactly one institution of this service. */
  public static final class NotYourInstitution extends Refused {

    private static final long serialVersionUID = 1;

    NotYourInstitution() {
      super(FORBIDDEN, "Your access token does not name one institution that issues here.");
    }
  }
}
