package nl.microcredentials.issuer;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The issuing side of the W3C CCG's VC API. Without instances its addresses do not exist. */
public interface VcApiConfig {

  /**
   * Opens the VC API to public test suites: no login, issuers with keys of their own, the earlier
   * data model, the suites' contexts. Only for a stack on one machine; the service does not start
   * with it if {@link IssuerConfig#baseUrl} is that of another.
   */
  @WithDefault("false")
  boolean conformance();

  /** By the name that stands in their addresses. */
  Map<@Pattern(regexp = "[a-z0-9-]{1,64}") String, Instance> instances();

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
}
