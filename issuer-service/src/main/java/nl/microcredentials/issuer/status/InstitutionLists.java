package nl.microcredentials.issuer.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.institutions.Institutions;
import nl.microcredentials.issuer.signing.CredentialSigner;
import nl.microcredentials.issuer.signing.TokenSigner;

/** The institutions as owners of status lists, by their short names. */
@ApplicationScoped
class InstitutionLists implements StatusListOwners {

  private final Institutions institutions;
  private final CredentialSigner signer;
  private final TokenSigner tokenSigner;

  InstitutionLists(Institutions institutions, CredentialSigner signer, TokenSigner tokenSigner) {
    this.institutions = institutions;
    this.signer = signer;
    this.tokenSigner = tokenSigner;
  }

  @Override
  public Optional<StatusListOwner> named(String name) {
    return institutions.named(name).map(Owner::new);
  }

  private final class Owner implements StatusListOwner {

    private final Institution institution;

    Owner(Institution institution) {
      this.institution = institution;
    }

    @Override
    public String did() {
      return institution.did();
    }

    @Override
    public String signingKey() {
      return institution.signingKey().verificationMethod();
    }

    @Override
    public ObjectNode sign(ObjectNode unsecured, Instant created) {
      return signer.sign(unsecured, institution, created);
    }

    @Override
    public String signToken(String type, ObjectNode claims) {
      return tokenSigner.sign(type, claims, institution);
    }
  }
}
