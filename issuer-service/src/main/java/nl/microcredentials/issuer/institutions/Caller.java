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
    var claim =
        switch (token.<Object>getClaim(INSTITUTION)) {
          case String text -> text;
          case JsonString text -> text.getString();
          case null, default -> throw new NotYourInstitution();
        };
    return institutions.withSchacHome(claim).orElseThrow(NotYourInstitution::new);
  }

  /** The client or person, for the history of what was done. */
  public String name() {
    return Optional.ofNullable(token.getSubject()).orElse("unnamed client");
  }

  /** The access token does not name exactly one institution of this service. */
  public static final class NotYourInstitution extends Refused {

    private static final long serialVersionUID = 1;

    NotYourInstitution() {
      super(FORBIDDEN, "Your access token does not name one institution that issues here.");
    }
  }
}
