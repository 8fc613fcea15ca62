package nl.microcredentials.registry.issuers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.registry.AccreditedIssuer;
import nl.microcredentials.core.registry.IssuerKey;
import org.hibernate.exception.ConstraintViolationException;

/** Who may issue, and who might: the present state of the trust list, and its changes. */
@ApplicationScoped
public class AccreditedIssuers {

  /** More operators than this never change the list in the same moment. */
  private static final int MAX_ATTEMPTS = 20;

  private final TrustListVersions versions;
  private final Clock clock;

  /** The version read last. It never changes; whether it is the latest is asked every time. */
  private volatile Present cached = Present.NONE;

  AccreditedIssuers(TrustListVersions versions, Clock clock) {
    this.versions = versions;
    this.clock = clock;
  }

  /** One version of the list. */
  public record Present(long version, List<AccreditedIssuer> issuers) {

    /** Before anybody was accredited. */
    static final Present NONE = new Present(0, List.of());

    public Optional<AccreditedIssuer> issuer(String did) {
      return issuers.stream().filter(issuer -> issuer.id().equals(did)).findAny();
    }
  }

  /** What a change led to. */
  record Change(long version, boolean isNew) {}

  public Present present() {
    var held = cached;
    if (held.version == versions.latestVersion()) {
      return held;
    }
    var read = latest();
    cached = read;
    return read;
  }

  private Present latest() {
    return versions.latest().map(AccreditedIssuers::read).orElse(Present.NONE);
  }

  private static Present read(TrustListVersion stored) {
    var json = StrictJson.parse(stored.issuers.getBytes(StandardCharsets.UTF_8));
    var issuers = new ArrayList<AccreditedIssuer>();
    json.forEach(issuer -> issuers.add(AccreditedIssuer.parse((ObjectNode) issuer)));
    return new Present(stored.version, List.copyOf(issuers));
  }

  /**
   * Adds or replaces one issuer. Two changes at the same time claim the same version; the database
   * lets one through, and the other begins again from the list that the first one left.
   */
  Change put(AccreditedIssuer issuer) {
    for (int attempt = 1; ; attempt++) {
      try {
        return QuarkusTransaction.requiringNew().call(() -> putOnce(issuer));
      } catch (PersistenceException e) {
        if (!(e instanceof ConstraintViolationException) || attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Change putOnce(AccreditedIssuer issuer) {
    var before = latest();
    var known = before.issuer(issuer.id());
    known.ifPresent(earlier -> checkKeys(earlier, issuer, clock.instant()));
    if (known.equals(Optional.of(issuer))) {
      return new Change(before.version, false);
    }
    var after = new ArrayList<>(before.issuers);
    after.removeIf(earlier -> earlier.id().equals(issuer.id()));
    after.add(issuer);
    var json = StrictJson.array();
    after.forEach(each -> json.add(each.toJson()));
    versions.persistAndFlush(
        new TrustListVersion(
            before.version + 1,
            clock.instant(),
            new String(StrictJson.write(json), StandardCharsets.UTF_8)));
    return new Change(before.version + 1, known.isEmpty());
  }

  /**
   * What was signed with a key must stay verifiable, and a key that was withdrawn must not come
   * back: whoever asked for its withdrawal may have lost it.
   */
  private static void checkKeys(AccreditedIssuer before, AccreditedIssuer after, Instant now) {
    for (var key : before.keys()) {
      var same = after.keys().stream().filter(k -> k.id().equals(key.id())).findAny();
      if (!same.map(IssuerKey::publicKeyMultibase).equals(Optional.of(key.publicKeyMultibase()))) {
        throw new IssuerRefused(
            "A published key cannot be removed or exchanged; end its validity.");
      }
      var ended = key.validUntil().filter(end -> !end.isAfter(now));
      if (ended.isPresent() && !same.flatMap(IssuerKey::validUntil).equals(ended)) {
        throw new IssuerRefused("The end of a key that has ended cannot be changed.");
      }
    }
  }
}
