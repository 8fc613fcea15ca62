package nl.microcredentials.verifier.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.verifier.VerifierConfig;
import nl.microcredentials.verifier.identifiers.ControllerDocuments;
import nl.microcredentials.verifier.registry.TrustLists;

/** The policies of this service, each as of now. */
@ApplicationScoped
public class Policies {

  private final TrustLists trustLists;
  private final ControllerDocuments controllers;
  private final boolean conformance;

  Policies(TrustLists trustLists, ControllerDocuments controllers, VerifierConfig config) {
    this.trustLists = trustLists;
    this.controllers = controllers;
    this.conformance = config.conformance();
  }

  public NationalPolicy national() {
    return new NationalPolicy(trustLists.current());
  }

  /** Whether the suites of the standards may ask for less than that. */
  public boolean conformance() {
    return conformance;
  }

  /**
   * The policy of the suites of the standards.
   *
   * @throws IllegalStateException if they may not ask; nobody else has this policy
   */
  public Policy open(boolean issuerMustControl, Set<CheckName> questions) {
    if (!conformance) {
      throw new IllegalStateException("only for the suites of the standards");
    }
    return new OpenPolicy(controllers::methods, issuerMustControl, questions);
  }
}
