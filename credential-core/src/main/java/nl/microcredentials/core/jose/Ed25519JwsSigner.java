package nl.microcredentials.core.jose;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;
import nl.microcredentials.core.keys.Signer;

/** Lets Nimbus sign with a {@link Signer}; its own Ed25519 classes are tied to another library. */
final class Ed25519JwsSigner implements JWSSigner {

  private final Signer signer;

  Ed25519JwsSigner(Signer signer) {
    this.signer = signer;
  }

  @Override
  public Base64URL sign(JWSHeader header, byte[] signingInput) {
    return Base64URL.encode(signer.sign(signingInput));
  }

  @Override
  public Set<JWSAlgorithm> supportedJWSAlgorithms() {
    return Set.of(JWSAlgorithm.Ed25519);
  }

  @Override
  public JCAContext getJCAContext() {
    return new JCAContext();
  }
}
