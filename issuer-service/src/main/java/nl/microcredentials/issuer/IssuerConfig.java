package nl.microcredentials.issuer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.core.registry.Sector;

/** Everything an operator can set. The service does not start if a required value is missing. */
@ConfigMapping(prefix = "issuer")
public interface IssuerConfig {

  /** Where this service is reached from outside, without a slash at the end. */
  URI baseUrl();

  /**
   * File with 32 random bytes in base64, under which the data of learners is encrypted. Without it
   * none of that data can be read again.
   */
  Path learnerKeyFile();

  Registry registry();

  StatusList statusList();

  KeyStore keyStore();

  VcApiConfig vcApi();

  Batches batches();

  Webhooks webhooks();

  Claims claims();

  Documents documents();

  /** The institutions that issue here, by the short name that stands in their addresses. */
  @NotEmpty
  Map<@Pattern(regexp = "[a-z0-9-]{1,64}") String, Institution> institutions();

  interface Registry {

    /** Where the national registry is reached, without a slash at the end. */
    URI url();

    /**
     * The verifier key of the registry's log, as {@code origin+hash+key}; receipts are checked
     * against it.
     */
    String logKey();

    /** How long to wait for the registry's answer. */
    @WithDefault("5S")
    Duration timeout();

    /** How long to wait before a failed delivery is tried again; doubled each time. */
    @WithDefault("1S")
    Duration retryDelay();

    /** The longest wait between two attempts. */
    @WithDefault("5M")
    Duration longestRetryDelay();
  }

  interface StatusList {

    /** How long others may rely on a copy of a status list: what a revocation may be late. */
    @WithDefault("5M")
    Duration timeToLive();
  }

  interface Claims {

    /**
     * The sender of messages to learners, such as {@code Microcredentials <no-reply@example.nl>}.
     * Without it none are sent, and institutions hand out the links themselves. The mail server is
     * set with {@code quarkus.mailer.*}.
     */
    Optional<String> mailFrom();
  }

  interface Webhooks {

    /** How long a receiver may take for its answer. */
    @WithDefault("5S")
    Duration timeout();

    /** How long to wait before a failed delivery is tried again; doubled each time. */
    @WithDefault("10S")
    Duration retryDelay();

    /** The longest wait between two attempts. */
    @WithDefault("6H")
    Duration longestRetryDelay();

    /** How long after the event a delivery is given up. */
    @WithDefault("3D")
    Duration giveUpAfter();

    /**
     * Origins that are called although they are not https or not public, such as {@code
     * http://localhost:9000}. Everybody who may set a webhook can then reach them.
     */
    Optional<List<String>> extraOrigins();
  }

  /** How patient the service is with each token that keeps keys. */
  interface KeyStore {

    /** How long a signature may take. */
    @WithDefault("2S")
    Duration timeout();

    /** How many signatures one token is asked for at a time; ten times as many wait. */
    @WithDefault("8")
    @Min(1)
    int concurrency();

    /** After so many failures on end, a token is left alone. */
    @WithDefault("5")
    @Min(1)
    int failures();

    /** For how long it is left alone; then one signature is tried. */
    @WithDefault("10S")
    Duration pause();
  }

  interface Batches {

    /**
     * How many workers this instance has; two for each processor, if unset. With 0 it leaves
     * batches to other instances.
     */
    Optional<@Min(0) @Max(64) Integer> parallelism();

    /** How long rows belong to the worker that took them. After that it counts as killed. */
    @WithDefault("2M")
    Duration lease();

    /** How many batches of an institution may be unfinished at once. */
    @WithDefault("10")
    @Min(1)
    int maximumUnfinished();

    /** How long the results of the rows are kept after the batch has ended. */
    @WithDefault("30D")
    Duration retention();
  }

  /** What people print, show and hand on: PDF, badges, European credentials. */
  interface Documents {

    /** Where anybody checks a credential; the QR code of a PDF and the pages lead there. */
    URI verificationPage();

    /** How many are made at once: each keeps a processor busy. Others wait. */
    @WithDefault("2")
    @Min(1)
    int atOnce();

    /** How long one waits for its turn before it is refused. */
    @WithDefault("10S")
    Duration patience();
  }

  interface Institution {

    /** The institution's identifier; the {@code issuer} of its credentials. */
    @Pattern(regexp = "did:web:.+", message = "must be a did:web")
    String did();

    String legalName();

    /** Decides which national agreements apply. */
    Sector sector();

    /** ISO 3166-1 alpha-2. */
    @Pattern(regexp = "[A-Z]{2}")
    String countryCode();

    /** Its code in the national register of institutions (BRIN). */
    String institutionCode();

    /** The value of the claim {@code schac_home_organization} in its clients' access tokens. */
    String schacHomeOrganization();

    URI website();

    /**
     * Its signing keys, by the fragment of the verification method in the DID document, such as
     * {@code key-2026-1}. One is Ed25519; a P-256 key beside it is what wallets ask for. Of those
     * of one type that are valid, the one with the latest {@link Key#validFrom} signs. A key stays
     * here for ever, so that what it signed can be verified.
     */
    @NotEmpty
    Map<@Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String, Key> keys();

    CompletionDefaults completionDefaults();

    /** Whether completions and corrections wait until the exam board has approved them. */
    @WithDefault("false")
    boolean fourEyes();

    /**
     * File with its logo, PNG or SVG, for documents. Without it the name takes its place. Letters
     * in an SVG are to be outlines: no font is looked for.
     */
    Optional<Path> logo();

    /** Without it the institution has no PDF and no European credential: both are sealed. */
    Optional<Seal> seal();
  }

  /** The certificate with which an institution seals documents, and its key. */
  interface Seal {

    /** PKCS#12 file with one key and the chain of its certificate. */
    Path keyStoreFile();

    /** File with the password of that file. */
    Path passwordFile();
  }

  /**
   * What an institution declares once for all completions, for sources that have no place for it. A
   * source that says something itself is believed. Whatever is neither said nor declared counts
   * against the completion.
   */
  interface CompletionDefaults {

    /** Whether the names it reports were checked by an institution or a government. */
    Optional<Boolean> namesValidated();

    /** Whether its learners are enrolled in initial education. */
    Optional<Boolean> initialStudent();

    /** Whether its systems only report results that the exam board has settled. */
    Optional<Boolean> resultsFinal();
  }

  /** Where one key is kept, in exactly one of four ways, and when it counts: docs/keys.md. */
  interface Key {

    /** File with a private JSON Web Key, Ed25519 or P-256. */
    Optional<Path> file();

    /** PKCS#12 file with the key and a certificate of it. */
    Optional<Path> keyStoreFile();

    /** The name of the key in {@link #keyStoreFile}. */
    Optional<String> alias();

    /** File with the password of {@link #keyStoreFile}. */
    Optional<Path> passwordFile();

    /**
     * Configuration of Java's PKCS#11 provider for the token that keeps a P-256 key and a
     * certificate of it: {@code name}, {@code library} and {@code slot}.
     */
    Optional<Path> pkcs11Config();

    /** The label of key and certificate in the token. */
    Optional<String> keyLabel();

    /** File with the PIN of the token. */
    Optional<Path> pinFile();

    /**
     * The public key alone, as a Multikey: of a key that signs no more, and whose private half is
     * destroyed or lost.
     */
    Optional<String> publicKey();

    /** First moment at which it may sign; without it, since ever. */
    Optional<Instant> validFrom();

    /** First moment at which it signs no more. What it signed before stays valid. */
    Optional<Instant> validUntil();

    /** Since when somebody else may have been able to sign with it. It never signs again. */
    Optional<Instant> revokedAt();
  }
}
