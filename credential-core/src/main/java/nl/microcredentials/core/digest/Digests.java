package nl.microcredentials.core.digest;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The hashes of one resource, with every algorithm by which a document may pin it. */
public final class Digests {

  private final Set<Digest> all;

  private Digests(Set<Digest> all) {
    this.all = all;
  }

  public static Digests of(byte[] resource) {
    return new Digests(
        Arrays.stream(HashAlgorithm.values())
            .map(algorithm -> Digest.of(algorithm, resource))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Those of a resource that is known by its hashes alone, each such as {@code sha384-…}. */
  public static Digests ofSri(String sha256, String sha384, String sha512) {
    return new Digests(Set.of(Digest.ofSri(sha256), Digest.ofSri(sha384), Digest.ofSri(sha512)));
  }

  boolean contains(Digest digest) {
    return all.contains(digest);
  }
}
