package nl.microcredentials.http;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.problem.Refused;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Takes all roles from an access token whose {@code groups} claim is not a JSON array. The library
 * reads a single string as a role, which MicroProfile JWT does not know and an identity provider
 * that is set up wrongly might fill with whatever a person chose.
 *
 * @see <a href="https://download.eclipse.org/microprofile/microprofile-jwt-auth-2.1/">MicroProfile
 *     JWT 2.1, Minimum MP-JWT Required Claims</a>
 */
@ApplicationScoped
class RolesAreAnArray implements SecurityIdentityAugmentor {

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    var isSuspect =
        identity.getPrincipal() instanceof JsonWebToken token && !hasArray(token.getRawToken());
    return Uni.createFrom().item(isSuspect ? withoutRoles(identity) : identity);
  }

  private static boolean hasArray(String rawToken) {
    try {
      var start = rawToken.indexOf('.') + 1;
      var payload = rawToken.substring(start, rawToken.indexOf('.', start));
      return StrictJson.parseObject(Base64Url.decode(payload)).path("groups").isArray();
    } catch (Refused e) {
      return false;
    }
  }

  private static SecurityIdentity withoutRoles(SecurityIdentity identity) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(identity.getPrincipal())
        .addCredentials(identity.getCredentials())
        .addAttributes(identity.getAttributes())
        .build();
  }
}
