package nl.microcredentials.verifier.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.statuslist.BitstringStatusListCredential;
import nl.microcredentials.http.outgoing.Fetched;
import nl.microcredentials.verifier.VerifierConfig;
import nl.microcredentials.verifier.network.DocumentClient;
import nl.microcredentials.verifier.policy.Policy;

/** The status lists of credentials of the data model, see {@link KeptLists}. */
@ApplicationScoped
public class StatusLists {

  private final KeptLists<BitstringStatusListCredential> lists;

  @Inject
  StatusLists(DocumentClient documents, VerifierConfig config, Clock clock) {
    this(documents::get, config.network().cacheCeiling(), config.network().cacheFloor(), clock);
  }

  StatusLists(Function<URI, Fetched> documents, Duration ceiling, Duration floor, Clock clock) {
    this.lists = new KeptLists<>(documents, ceiling, floor, clock);
  }

  /**
   * The list at {@code url}, signed by {@code issuer}.
   *
   * @throws Refused if there is none that can be relied upon
   */
  public BitstringStatusListCredential get(URI url, String issuer, Policy policy) {
    return lists.get(
        url,
        issuer,
        policy.basis(),
        (fetched, now) -> dated(new StatusListReader(policy, now).read(fetched, url, issuer)));
  }

  private static KeptLists.Dated<BitstringStatusListCredential> dated(
      BitstringStatusListCredential list) {
    return new KeptLists.Dated<>(
        list,
        list.validity().validFrom().orElseThrow(),
        StatusListReader.end(list),
        list.ttl(),
        list.statuses().length() / Byte.SIZE);
  }
}
