package nl.microcredentials.issuer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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

  VcApi vcApi();

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

  /** The issuing side of the W3C CCG's VC API. Without instances its addresses do not exist. */
  interface VcApi {

    /**
     * Opens the VC API to public test suites: no login, issuers with keys of their own, the earlier
     * data model, the suites' contexts. Only for a stack on one machine; the service does not start
     * with it if {@link #baseUrl} is that of another.
     */
    @WithDefault("false")
    boolean conformance();

    /** By the name that stands in their addresses. */
    Map<@Pattern(regexp = "[a-z0-9-]{1,64}") String, Instance> instances();
  }

  /** One way of securing credentials: a cryptosuite, and whose key it is used with. */
  interface Instance {

    /** Such as {@code eddsa-jcs-2022}. */
    String cryptosuite();

    /**
     * The institution whose key it signs with; what that institution has awarded, and nothing else.
     */
    Optional<String> institution();

    /**
     * File with a private JSON Web Key, Ed25519, P-256 or P-384: a throw-away issuer, whose
     * identifier is the did:key of it. Takes the place of an institution, for conformance only.
     */
    Optional<Path> keyFile();

    /**
     * Whether a throw-away issuer also signs what names somebody else as its issuer, as some suites
     * ask for.
     */
    @WithDefault("false")
    boolean anyIssuer();
  }

  /** What people print, show and hand on: PDF, badges, European credentials. */
  interface Documents {

    /** Where anybody checks a credential; the QR code of a PDF leads there. */
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
     * {@code key-2026-1}. One is Ed25519; a P-256 key beside it is what wallets ask for.
     */
    @NotEmpty
    Map<@Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String, Key> keys();

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

  interface Key {

    /** File with a private JSON Web Key, Ed25519 or P-256. */
    Path file();
  }
}
