package nl.microcredentials.local.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import java.net.URI;
import java.security.PrivateKey;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.local.LocalStack;

/** The three services, as anybody can call them. */
record Services(LocalStack stack) {

  private static final String VERIFICATIONS = "POST /v1/verifications";

  Reply verify(ObjectNode credential) {
    return verify(StrictJson.write(credential));
  }

  Reply verify(String credential) {
    return verify(credential.getBytes(UTF_8));
  }

  Reply verify(byte[] credential) {
    return send(verifier(), VERIFICATIONS, "Content-Type: application/vc", credential);
  }

  Attempt verifying(String variant, ObjectNode credential) {
    return Attempt.of(variant, () -> verify(credential));
  }

  /** A credential as a JWT. */
  Attempt verifying(String variant, String token) {
    return Attempt.of(
        variant,
        () ->
            send(
                verifier(),
                VERIFICATIONS,
                "Content-Type: application/vc+jwt",
                token.getBytes(UTF_8)));
  }

  /**
   * A presentation.
   *
   * @param query what the verifier asks for; empty if nothing
   */
  Attempt presenting(String variant, String query, ObjectNode presentation) {
    var body = StrictJson.write(presentation);
    return Attempt.of(
        variant,
        () -> send(verifier(), VERIFICATIONS + query, "Content-Type: application/vp", body));
  }

  /** A presentation as a JWT. */
  Attempt presenting(String variant, String query, String token) {
    var body = token.getBytes(UTF_8);
    return Attempt.of(
        variant,
        () -> send(verifier(), VERIFICATIONS + query, "Content-Type: application/vp+jwt", body));
  }

  /** The key that signs access tokens. */
  PrivateKey tokenKey() {
    try {
      return stack.keys().tokenKey().toPrivateKey();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  URI issuer() {
    return stack.addresses().issuer();
  }

  URI registry() {
    return stack.addresses().registry();
  }

  URI verifier() {
    return stack.addresses().verifier();
  }

  /** A call with an access token. */
  static Reply get(URI service, String path, String token) {
    return Wire.send(service, "GET %s HTTP/1.1\r\n%s".formatted(path, bearer(token)));
  }

  static Reply sendJson(URI service, String methodAndPath, String token, ObjectNode body) {
    var headers = bearer(token) + "\r\nContent-Type: application/json";
    return send(service, methodAndPath, headers, StrictJson.write(body));
  }

  /** A call with a body. */
  static Reply send(URI service, String methodAndPath, String headers, byte... body) {
    return Wire.send(
        service,
        "%s HTTP/1.1\r\n%s\r\nContent-Length: %d".formatted(methodAndPath, headers, body.length),
        body);
  }

  static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }
}
