package nl.microcredentials.core.identifiers;

import static nl.microcredentials.core.identifiers.DidError.INVALID_DID_URL;
import static nl.microcredentials.core.identifiers.DidError.METHOD_NOT_SUPPORTED;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.microcredentials.core.problem.Refused;

/**
 * Keys from the documents of whoever controls an identifier.
 *
 * <p>For one verification, in one thread: each document is looked up once, whatever comes of it, so
 * that every check sees the same one and nobody is asked twice.
 */
public final class ResolvedMethods implements VerificationMethods {

  /** How many documents are fetched for one verification. */
  public static final int MAX_FETCHES = 8;

  private final Function<String, Resolution> remote;
  private final Instant time;
  private final Map<String, Supplier<Resolution>> known = new HashMap<>();
  private int fetches;

  /**
   * Keys of did:key, did:jwk, did:web and https identifiers.
   *
   * @param remote finds the documents of did:web and https identifiers, and refuses those that are
   *     not safe to ask for; what it throws is passed on
   * @param time when keys must be in force. That is now, unless somebody else than the signer
   *     vouches for an earlier time, as the log does: the time that a signature itself claims can
   *     be chosen by whoever stole the key, and so only ever counts against it
   */
  public ResolvedMethods(Function<String, Resolution> remote, Instant time) {
    this.remote = remote;
    this.time = time;
  }

  /** Keys of did:key and did:jwk only; nobody is asked. */
  public static ResolvedMethods offline(Instant time) {
    return new ResolvedMethods(
        _ -> {
          throw new IdentifierRefused(
              METHOD_NOT_SUPPORTED, "Documents of other servers are not asked for.");
        },
        time);
  }

  @Override
  public VerificationMethod retrieve(
      String url, VerificationRelationship relationship, Optional<Instant> usedAt) {
    var hash = url.indexOf('#');
    if (hash <= 0
        || url.length() > DidUrl.MAX_LENGTH
        || !DidUrl.isFragment(url.substring(hash + 1))) {
      throw new IdentifierRefused(
          INVALID_DID_URL, "A verification method is not named by the URL of a key.");
    }
    var resolution = lookUp(url.substring(0, hash));
    if (resolution.deactivated()) {
      throw IdentifierRefused.relationship("The controller has deactivated the identifier.");
    }
    var latest = usedAt.filter(time::isBefore).orElse(time);
    return resolution.document().retrieve(url, relationship, latest);
  }

  private Resolution lookUp(String identifier) {
    var answer = known.get(identifier);
    if (answer == null) {
      answer = answer(identifier);
      known.put(identifier, answer);
    }
    return answer.get();
  }

  private Supplier<Resolution> answer(String identifier) {
    try {
      var resolution = resolve(identifier);
      return () -> resolution;
    } catch (Refused e) {
      return () -> {
        throw e;
      };
    }
  }

  private Resolution resolve(String identifier) {
    if (identifier.startsWith(DidWeb.PREFIX) || identifier.startsWith("https://")) {
      if (++fetches > MAX_FETCHES) {
        throw IdentifierRefused.limit("The keys lie in more documents than are fetched.");
      }
      return remote.apply(identifier);
    }
    var did = DidUrl.parse(identifier);
    return Resolution.active(
        switch (did.method()) {
          case DidKey.METHOD -> DidKey.resolve(identifier, VerificationMethodType.MULTIKEY);
          case DidJwk.METHOD -> DidJwk.resolve(identifier);
          default ->
              throw new IdentifierRefused(
                  METHOD_NOT_SUPPORTED, "The DID method of a verification method is not known.");
        });
  }
}
