package nl.microcredentials.verifier.status;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static nl.microcredentials.core.problem.ProblemType.STATUS_VERIFICATION_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.registry.AccreditedIssuer;
import nl.microcredentials.core.registry.IssuerKey;
import nl.microcredentials.core.registry.TrustList;
import nl.microcredentials.core.statuslist.StatusListRefused;
import nl.microcredentials.core.statuslist.StatusType;
import nl.microcredentials.core.statuslist.TokenStatusList;
import nl.microcredentials.core.statuslist.TokenStatusListToken;
import nl.microcredentials.core.statuslist.TokenStatusReference;
import nl.microcredentials.http.outgoing.Fetched;
import nl.microcredentials.verifier.policy.NationalPolicy;
import nl.microcredentials.verifier.registry.TrustAnswer;
import nl.microcredentials.verifier.world.Institution;
import nl.microcredentials.verifier.world.TestClock;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How often a token status list is asked for, for how long it counts, and whose key signs it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenStatusListsTest {

  private static final URI URL = URI.create("https://hogeschool.example/token-status-lists/1");

  private final Institution institution = new Institution("did:web:hogeschool.example");
  private final TestClock clock = new TestClock();
  private final Instant now = clock.instant();
  private final AccreditedIssuer issuer =
      institution.accredited(now.minus(Duration.ofDays(1)), Optional.empty());
  private final AtomicInteger fetches = new AtomicInteger();
  private final TokenStatusLists lists =
      new TokenStatusLists(this::fetch, Duration.ofHours(24), Duration.ofSeconds(5), clock);

  @Test
  void a_hundred_readers_of_a_cold_list_cost_one_question() throws Exception {
    var reference = new TokenStatusReference(7, URL);
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 100)
              .mapToObj(_ -> readers.submit(() -> get(issuer, 1).statusOf(reference)))
              .toList();
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(StatusType.INVALID);
      }
    }
    assertThat(fetches).hasValue(1);
  }

  @Test
  void another_trust_list_asks_again() {
    get(issuer, 1);
    get(issuer, 2);
    assertThat(fetches).hasValue(2);
  }

  @Test
  void a_kept_list_does_not_outlive_its_own_validity() {
    get(issuer, 1);
    clock.advance(Duration.ofHours(24));
    assertRefused(issuer);
  }

  /** The list says that it was made while the key still was the issuer's. */
  @Test
  void a_key_that_is_not_the_issuers_any_more_signs_no_list() {
    clock.advance(Duration.ofHours(2));
    assertRefused(withKeyUntil(now.plus(Duration.ofHours(1))));
    assertThat(get(withKeyUntil(now.plus(Duration.ofHours(3))), 2)).isNotNull();
  }

  private AccreditedIssuer withKeyUntil(Instant end) {
    var key = issuer.keys().getFirst();
    var ending =
        new IssuerKey(key.id(), key.publicKeyMultibase(), key.validFrom(), Optional.of(end));
    return new AccreditedIssuer(
        issuer.id(),
        issuer.legalName(),
        issuer.sector(),
        issuer.countryCode(),
        issuer.institutionCode(),
        issuer.accreditedFrom(),
        issuer.accreditedUntil(),
        List.of(ending));
  }

  private void assertRefused(AccreditedIssuer by) {
    var refused = catchThrowableOfType(StatusListRefused.class, () -> get(by, 1));
    assertThat(refused.type()).isEqualTo(STATUS_VERIFICATION_ERROR);
  }

  private TokenStatusListToken get(AccreditedIssuer by, long trustListVersion) {
    var list =
        new TrustList(
            "https://registry.example",
            now,
            now.plus(Duration.ofDays(2)),
            trustListVersion,
            List.of(by));
    return lists.get(URL, by.id(), new NationalPolicy(new TrustAnswer.Known(list)));
  }

  /** The server lets its answer be kept for ten years. */
  private Fetched fetch(URI url) {
    fetches.incrementAndGet();
    var statuses = TokenStatusList.of(1, 1 << 10, Map.of(7, StatusType.INVALID));
    var token =
        TokenStatusListToken.of(url, now, now.plus(Duration.ofDays(1)), Optional.empty(), statuses);
    var header =
        StrictJson.object().put("typ", TokenStatusListToken.TYPE).put("kid", institution.keyId);
    var jwt = institution.signAsJws(header, token.toJson());
    return new Fetched(
        200,
        TokenStatusListToken.MEDIA_TYPE,
        Optional.of(Duration.ofDays(3650)),
        jwt.getBytes(US_ASCII));
  }
}
