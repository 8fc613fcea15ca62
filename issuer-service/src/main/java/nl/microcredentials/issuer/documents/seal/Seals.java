package nl.microcredentials.issuer.documents.seal;

import static nl.microcredentials.core.problem.ProblemType.NOT_ACCEPTABLE;
import static nl.microcredentials.core.problem.ProblemType.SIGNING_UNAVAILABLE;

import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.security.KeyStore.PasswordProtection;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.institutions.Institution;

/** The seals of the institutions that have one. */
@Startup // a file that cannot be read must show before the first document, not at it
@ApplicationScoped
public class Seals {

  private final Map<String, Seal> byInstitution = new HashMap<>();
  private final Clock clock;

  Seals(IssuerConfig config, Clock clock) {
    this.clock = clock;
    config
        .institutions()
        .forEach((name, institution) ->
            institution.seal().ifPresent(seal -> byInstitution.put(name, read(name, seal))));
  }

  private static Seal read(String institution, IssuerConfig.Seal settings) {
    try {
      var password = Files.readString(settings.passwordFile()).strip().toCharArray();
      var token =
          new Pkcs12SignatureToken(
              Files.readAllBytes(settings.keyStoreFile()), new PasswordProtection(password));
      var keys = token.getKeys();
      if (keys.size() != 1) {
        throw new IllegalStateException(
            "the file of the seal of %s holds %d keys".formatted(institution, keys.size()));
      }
      return new Seal(token, keys.getFirst());
    } catch (IOException | DSSException e) {
      throw new IllegalStateException("the seal of " + institution + " cannot be read", e);
    }
  }

  /**
   * The seal of {@code institution}.
   *
   * @throws NoSeal if it has none
   * @throws OutOfDate if its certificate is not valid now
   */
  public Seal of(Institution institution) {
    var seal = Optional.ofNullable(byInstitution.get(institution.name())).orElseThrow(NoSeal::new);
    if (!seal.isValidAt(clock.instant())) {
      throw new OutOfDate();
    }
    return seal;
  }

  /** Whether {@link #of} gives one. */
  public boolean has(Institution institution) {
    return Optional.ofNullable(byInstitution.get(institution.name()))
        .filter(seal -> seal.isValidAt(clock.instant()))
        .isPresent();
  }

  /** Documents that are to be sealed do not exist without a seal. */
  static final class NoSeal extends Refused {

    private static final long serialVersionUID = 1;

    NoSeal() {
      super(NOT_ACCEPTABLE, "Your institution has no seal here, and this document is sealed.");
    }
  }

  /** The certificate has expired, or is not valid yet. */
  static final class OutOfDate extends Refused {

    private static final long serialVersionUID = 1;

    OutOfDate() {
      super(SIGNING_UNAVAILABLE, "The certificate of your institution's seal is not valid now.");
    }
  }
}
