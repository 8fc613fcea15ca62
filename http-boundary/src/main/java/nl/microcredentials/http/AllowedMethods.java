package nl.microcredentials.http;

import static java.util.stream.Collectors.toCollection;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which methods an address has.
 *
 * <p>The framework does not say, and where the addresses of several resources begin alike, it takes
 * a method that is not there for an address that is not there.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6">RFC 9110, 405 Method Not
 *     Allowed</a>
 */
@Singleton
class AllowedMethods {

  /** A parameter in the address of a resource, with what it may be if that is said. */
  private static final Pattern PARAMETER =
      Pattern.compile("\\{\\s*[\\w.-]+\\s*(?::\\s*(.+?)\\s*)?}");

  private final List<Endpoint> endpoints;

  AllowedMethods(BeanManager beans) {
    endpoints =
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .map(Bean::getBeanClass)
            .filter(type -> type.isAnnotationPresent(Path.class))
            .distinct()
            .flatMap(AllowedMethods::endpointsOf)
            .toList();
  }

  private record Endpoint(String method, Pattern address) {}

  private static Stream<Endpoint> endpointsOf(Class<?> resource) {
    var address = resource.getAnnotation(Path.class).value();
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(method ->
            httpMethodOf(method)
                .map(name -> new Endpoint(name, pattern(address, method)))
                .stream());
  }

  private static Optional<String> httpMethodOf(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .flatMap(Stream::ofNullable)
        .map(HttpMethod::value)
        .findAny();
  }

  private static Pattern pattern(String address, Method method) {
    var path = method.getAnnotation(Path.class);
    var whole = path == null ? address : address + '/' + path.value();
    var template = whole.replaceAll("/+", "/");
    var regex = new StringBuilder();
    var parameters = PARAMETER.matcher(template);
    var end = 0;
    while (parameters.find()) {
      regex
          .append(Pattern.quote(template.substring(end, parameters.start())))
          .append("(?:")
          .append(Objects.requireNonNullElse(parameters.group(1), "[^/]+"))
          .append(')');
      end = parameters.end();
    }
    return Pattern.compile(regex.append(Pattern.quote(template.substring(end))).toString());
  }

  /** In alphabetical order; none if there is nothing at the address of {@code request}. */
  SortedSet<String> at(ContainerRequestContext request) {
    var path = request.getUriInfo().getPath();
    var methods =
        endpoints.stream()
            .filter(endpoint -> endpoint.address().matcher(path).matches())
            .map(Endpoint::method)
            .collect(toCollection(TreeSet::new));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return methods;
  }
}
