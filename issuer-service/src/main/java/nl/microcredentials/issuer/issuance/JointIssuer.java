package nl.microcredentials.issuer.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.core.keys.SigningUnavailable;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.CredentialIssuer.Issued;
import nl.microcredentials.issuer.registry.Outbox;
import org.jboss.logging.Logger;

/**
 * Issues credentials for many completions at once, in the same steps as {@link CredentialIssuer}:
 * all intents in one transaction, then all signatures, then everything that is stored in another. A
 * database ends a transaction for many awards about as fast as for one.
 */
@ApplicationScoped
public class JointIssuer {

  private static final Logger LOG = Logger.getLogger(JointIssuer.class);

  private final Intents intents;
  private final CredentialIssuer issuer;
  private final Outbox outbox;
  private final Transactions transactions;

  JointIssuer(Intents intents, CredentialIssuer issuer, Outbox outbox, Transactions transactions) {
    this.intents = intents;
    this.issuer = issuer;
    this.outbox = outbox;
    this.transactions = transactions;
  }

  /**
   * Issues what can be issued together.
   *
   * @return for each completion the credential that was issued for it now; nothing for one that has
   *     to be issued by itself: it was issued before, is refused, or got in the way of the others
   * @throws SigningUnavailable if the institution's key does not sign; what was intended waits
   */
  public List<Optional<Issued>> issue(
      Institution institution, List<Completion> completions, String requestedBy) {
    var intended = intendTogether(institution, completions, requestedBy);
    try {
      var signed =
          intended.stream().map(intent -> intent.map(it -> sign(it, institution))).toList();
      var issued = transactions.run(() -> store(institution, signed, requestedBy));
      outbox.deliverSoon();
      return issued;
    } catch (SigningUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.infof("Intents of %d rows are carried out one by one: %s", intended.size(), e.getClass());
      return intended.stream().map(intent -> intent.flatMap(it -> alone(it, requestedBy))).toList();
    }
  }

  private List<Optional<Unsecured>> intendTogether(
      Institution institution, List<Completion> completions, String requestedBy) {
    try {
      return transactions.run(() -> intend(institution, completions, requestedBy));
    } catch (SigningUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      // whatever it is: who is issued by itself meets it again, and no other suffers from it
      LOG.infof("%d completions are issued one by one: %s", completions.size(), e.getClass());
      return completions.stream().map(_ -> Optional.<Unsecured>empty()).toList();
    }
  }

  private Optional<Issued> alone(Unsecured unsecured, String requestedBy) {
    try {
      return Optional.of(new Issued(issuer.redeem(unsecured.award().id, requestedBy), true));
    } catch (RuntimeException e) {
      LOG.infof("The intent %s waits: %s", unsecured.award().id, e.getClass());
      return Optional.empty();
    }
  }

  private List<Optional<Unsecured>> intend(
      Institution institution, List<Completion> completions, String requestedBy) {
    institution.signingKey(); // without one, intents would only pile up
    return completions.stream()
        .map(completion ->
            intents
                .intendUnlessRefused(institution, completion, requestedBy)
                .flatMap(Intents.Intent::unsecured))
        .toList();
  }

  private record Signed(Award award, Map<SecuredForm, byte[]> forms) {}

  private Signed sign(Unsecured unsecured, Institution institution) {
    return new Signed(unsecured.award(), issuer.secure(unsecured, institution));
  }

  private List<Optional<Issued>> store(
      Institution institution, List<Optional<Signed>> signed, String requestedBy) {
    return signed.stream()
        .map(one ->
            one.flatMap(it -> issuer.store(institution, it.award(), it.forms(), requestedBy))
                .map(credential -> new Issued(credential, true)))
        .toList();
  }
}
