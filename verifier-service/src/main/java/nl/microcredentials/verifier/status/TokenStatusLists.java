package nl.microcredentials.verifier.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.statuslist.TokenStatusListToken;
import nl.microcredentials.http.outgoing.Fetched;
import nl.microcredentials.verifier.VerifierConfig;
import nl.microcredentials.verifier.network.DocumentClient;
import nl.microcredentials.verifier.policy.NationalPolicy;

/** The status lists of SD-JWT VCs, see {@link KeptLists}. */
@ApplicationScoped
public class TokenStatusLists {

  /** A list of 2^23 tokens in two bits that do not compress, encoded twice. */
  private static final int MAXIMUM_LENGTH = 4 * 1024 * 1024;

  private final KeptLists<TokenStatusListToken> lists;

  @Inject
  TokenStatusLists(DocumentClient documents, VerifierConfig config, Clock clock) {
    this(
        url -> documents.get(url, TokenStatusListToken.MEDIA_TYPE, MAXIMUM_LENGTH),
        config.network().cacheCeiling(),
        config.network().cacheFloor(),
        clock);
  }

  TokenStatusLists(
      Function<URI, Fetched> documents, Duration ceiling, Duration floor, Clock clock) {
    this.lists = new KeptLists<>(documents, ceiling, floor, clock);
  }

  /**
   * The list at {@code url}, signed by {@code issuer}.
   *
   * @throws Refused if there is none that can be relied upon
   */
  public TokenStatusListToken get(URI url, String issuer, NationalPolicy policy) {
    return lists.get(
        url,
        issuer,
        policy.basis(),
        (fetched, now) -> dated(new TokenStatusListReader(policy, now).read(fetched, url, issuer)));
  }

  private static KeptLists.Dated<TokenStatusListToken> dated(TokenStatusListToken token) {
    var list = token.statusList();
    return new KeptLists.Dated<>(
        token,
        token.issuedAt(),
        TokenStatusListReader.end(token),
        token.timeToLive(),
        list.size() / Byte.SIZE * list.bits());
  }
}
