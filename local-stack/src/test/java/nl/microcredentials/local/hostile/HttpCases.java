package nl.microcredentials.local.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.microcredentials.core.problem.ProblemType;

/** Requests that are hostile before anybody reads the body. */
record HttpCases(Services services, Workshop workshop, String issuerToken, String auditorToken) {

  /** Fewer than the case says, so that every machine has that many file descriptors. */
  private static final int IDLE_CONNECTIONS = 500;

  private static final int SLOW_READERS = 50;
  private static final int REQUESTS_OF_A_SLOW_READER = 40;

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of(
        "HTTPIN-03", () -> atEach("nobody reads the answers", this::slowReaders),
        "HTTPIN-04", () -> atEach(IDLE_CONNECTIONS + " idle", this::idle),
        "HTTPIN-07", this::mediaTypes,
        "HTTPIN-09", this::tooLong,
        "HTTPIN-11", this::repeatedParameters,
        "HTTPIN-12", this::parametersOutOfRange,
        "HTTPIN-14", this::otherOrigins);
  }

  private interface Call {
    Reply to(URI service);
  }

  private List<Attempt> atEach(String variant, Call call) {
    return Stream.of(services.issuer(), services.registry(), services.verifier())
        .map(service ->
            Attempt.of("%s, port %d".formatted(variant, service.getPort()), () -> call.to(service)))
        .toList();
  }

  private Reply slowReaders(URI service) {
    return whileOpen(service, SLOW_READERS, REQUESTS_OF_A_SLOW_READER, "/q/openapi");
  }

  private Reply idle(URI service) {
    return whileOpen(service, IDLE_CONNECTIONS, 1, "/q/health/live");
  }

  /** What the service answers to somebody else while all these connections are open. */
  private static Reply whileOpen(URI service, int connections, int requests, String path) {
    var request = "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(path, service.getAuthority());
    var open = new ArrayList<Socket>();
    try {
      for (var i = 0; i < connections; i++) {
        var socket = Wire.connect(service);
        open.add(socket);
        socket.getOutputStream().write(request.repeat(requests).getBytes(US_ASCII));
        if (socket.getInputStream().read() != 'H') {
          throw new IOException("no answer on connection " + i);
        }
      }
      return Wire.send(service, "GET /q/health/live HTTP/1.1\r\nX: x");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.forEach(HttpCases::close);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Attempt> mediaTypes() {
    return Stream.of(
            "Content-Type: application/xml",
            "Content-Type: text/plain",
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Type: application/json; charset=utf-7",
            "X: no media type")
        .flatMap(header ->
            Stream.of(
                body(services.issuer(), "POST /v1/completions", header),
                body(services.registry(), "POST /v1/records", header),
                body(services.verifier(), "POST /v1/verifications", header)))
        .toList();
  }

  private Attempt body(URI service, String methodAndPath, String header) {
    return Attempt.of(
        "%s %s".formatted(methodAndPath, header),
        () ->
            Services.send(
                service,
                methodAndPath,
                Services.bearer(issuerToken) + "\r\n" + header,
                workshop.text().getBytes(UTF_8)));
  }

  private List<Attempt> tooLong() {
    var headers =
        IntStream.range(0, 200)
            .mapToObj(i -> "X-%d: x\r\n".formatted(i))
            .reduce("", String::concat);
    var attempts = new ArrayList<Attempt>();
    attempts.addAll(
        atEach("URI of 16 KiB", service -> get(service, "/v1/" + "x".repeat(16 * 1024), "X: x"))
            .stream()
            .map(one -> one.expecting(Expectation.rejection(414, ProblemType.URI_TOO_LONG)))
            .toList());
    attempts.addAll(atEach("200 headers", service -> get(service, "/", headers.strip())));
    attempts.addAll(
        atEach("header of 32 KiB", service -> get(service, "/", "X: " + "x".repeat(32 * 1024))));
    return attempts;
  }

  private static Reply get(URI service, String path, String headers) {
    return Wire.send(service, "GET %s HTTP/1.1\r\n%s".formatted(path, headers));
  }

  private List<Attempt> repeatedParameters() {
    return List.of(
        records("limit=1&limit=2"),
        body(
            services.issuer(),
            "POST /v1/completions?dryRun=true&dryRun=false",
            "Content-Type: application/json"));
  }

  private List<Attempt> parametersOutOfRange() {
    return List.of(
        records("limit=-1"),
        records("limit=1000000000"),
        records("sort=pg_sleep(5)"),
        records("cursor=AAAAAAAAAAB_________"));
  }

  private Attempt records(String query) {
    return Attempt.of(
        query, () -> Services.get(services.registry(), "/v1/records?" + query, auditorToken));
  }

  private List<Attempt> otherOrigins() {
    return Stream.of("https://evil.example", "null")
        .map(origin ->
            Attempt.of(
                origin,
                () ->
                    Wire.send(
                        services.issuer(),
                        "OPTIONS /v1/completions HTTP/1.1\r\nOrigin: %s".formatted(origin)
                            + "\r\nAccess-Control-Request-Method: POST")))
        .toList();
  }
}
