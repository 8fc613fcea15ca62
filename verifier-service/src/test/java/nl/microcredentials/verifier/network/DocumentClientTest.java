package nl.microcredentials.verifier.network;

import static nl.microcredentials.core.problem.ProblemType.REMOTE_LIMIT_EXCEEDED;
import static nl.microcredentials.core.problem.ProblemType.STATUS_RETRIEVAL_ERROR;
import static nl.microcredentials.core.problem.ProblemType.UNSAFE_URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.http.outgoing.FetchRefused;
import nl.microcredentials.verifier.VerifierConfig;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that misbehave, and names that stand for addresses they must not stand for. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DocumentClientTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/vc\r\n";

  /** What a server does after it has read a request. */
  private interface Behaviour {
    void answer(OutputStream out) throws IOException;
  }

  private ServerSocket server;
  private Behaviour behaviour;
  private DocumentClient client;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    client = new DocumentClient(network(List.of(origin())), SystemDefaultDnsResolver.INSTANCE);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void fetches_a_document_as_it_is() {
    behaviour = text(OK + "Cache-Control: public, max-age=60\r\nContent-Length: 2\r\n\r\n{}");
    var fetched = client.get(URI.create(origin() + "/list"));
    assertThat(fetched.body()).asString().isEqualTo("{}");
    assertThat(fetched.mediaType()).isEqualTo("application/vc");
    assertThat(fetched.maxAge()).contains(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 1000000000000000",
        "Content-Length: -1",
        "Content-Length: 2\r\nContent-Length: 3",
        "Content-Encoding: gzip\r\nContent-Length: 2",
        "Content-Encoding: gzip, gzip\r\nContent-Length: 2",
        "Content-Encoding: br\r\nContent-Length: 2"
      })
  void refuses_headers_that_announce_too_much(String headers) {
    behaviour = text(OK + headers + "\r\n\r\n{}");
    assertRefused(REMOTE_LIMIT_EXCEEDED);
  }

  @Test
  void cuts_an_endless_answer_at_the_limit() {
    behaviour =
        out -> {
          out.write(utf8(OK + "Transfer-Encoding: chunked\r\n\r\n"));
          var chunk = utf8("10000\r\n" + "x".repeat(65_536) + "\r\n");
          while (!Thread.interrupted()) {
            out.write(chunk);
          }
        };
    assertRefused(REMOTE_LIMIT_EXCEEDED);
  }

  @Test
  void a_shorter_kind_of_document_has_a_lower_limit() {
    behaviour = text(OK + "Content-Length: 11\r\n\r\n[1,2,3,4,5]");
    var url = URI.create(origin() + "/did.json");
    assertThat(client.get(url, "application/did+json", 11).body()).hasSize(11);
    var refused =
        catchThrowableOfType(FetchRefused.class, () -> client.get(url, "application/did+json", 10));
    assertThat(refused.type()).isEqualTo(REMOTE_LIMIT_EXCEEDED);
  }

  @Test
  void refuses_endless_headers() {
    behaviour =
        out -> {
          out.write(utf8(OK));
          while (!Thread.interrupted()) {
            out.write(utf8("X-Header: value\r\n"));
          }
        };
    assertRefused(REMOTE_LIMIT_EXCEEDED);
  }

  @Test
  void waits_no_longer_than_it_says_for_a_server_that_is_silent_or_slow() {
    behaviour = out -> out.write(utf8(OK + "Content-Length: 100\r\n\r\n{"));
    var before = System.nanoTime();
    assertRefused(REMOTE_LIMIT_EXCEEDED);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"301", "302", "307", "308"})
  void follows_no_redirect(String status) {
    behaviour = text("HTTP/1.1 " + status + " x\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n");
    assertRefused(REMOTE_LIMIT_EXCEEDED);
  }

  @ParameterizedTest
  @CsvSource({"204", "206", "304", "404", "429", "500"})
  void takes_no_other_status_than_200(String status) {
    behaviour = text("HTTP/1.1 " + status + " x\r\nContent-Length: 0\r\n\r\n");
    assertRefused(STATUS_RETRIEVAL_ERROR);
  }

  @Test
  void says_nothing_of_what_a_server_sent() {
    behaviour = text("HTTP/1.1 500 <script>\r\nContent-Length: 8\r\n\r\n<script>");
    assertThat(refusal(origin() + "/list").detail()).doesNotContain("script");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "fd00::1", "8.8.8.8,::1"})
  void refuses_a_name_of_which_one_address_is_not_global(String addresses) throws IOException {
    var guarded = new DocumentClient(network(List.of()), names(addresses.split(",")));
    var refused =
        catchThrowableOfType(
            FetchRefused.class, () -> guarded.get(URI.create("https://list.example/1")));
    assertThat(refused.type()).isEqualTo(UNSAFE_URL);
    guarded.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://[::1]/",
        "https://8.8.8.8/",
        "https://localhost/",
        "https://metadata.internal/",
        "https://list.example:8443/",
        "https://a@list.example/",
        "http://list.example/",
        "file:///x",
        "https:///x",
        "https://list.example./"
      })
  void refuses_an_address_before_anything_is_resolved(String url) {
    assertThat(refusal(url).type()).isEqualTo(UNSAFE_URL);
  }

  private void assertRefused(ProblemType type) {
    assertThat(refusal(origin() + "/list").type()).isEqualTo(type);
  }

  private FetchRefused refusal(String url) {
    return catchThrowableOfType(FetchRefused.class, () -> client.get(URI.create(url)));
  }

  private String origin() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        var connection = server.accept();
        Thread.ofVirtual().start(() -> answer(connection));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void answer(Socket connection) {
    try {
      connection.getInputStream().read(new byte[8_192]);
      behaviour.answer(connection.getOutputStream());
      connection.getInputStream().read(); // until the client closes
      connection.close();
    } catch (IOException e) {
      // the client had enough
    }
  }

  private static Behaviour text(String text) {
    return out -> out.write(utf8(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static DnsResolver names(String... literals) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = new InetAddress[literals.length];
        for (var i = 0; i < literals.length; i++) {
          addresses[i] = InetAddress.ofLiteral(literals[i]);
        }
        return addresses;
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  private static VerifierConfig.Network network(List<String> extraOrigins) {
    return new VerifierConfig.Network() {
      @Override
      public Optional<Path> trustedCertificates() {
        return Optional.empty();
      }

      @Override
      public Optional<List<String>> extraOrigins() {
        return Optional.of(extraOrigins);
      }

      @Override
      public Duration timeout() {
        return Duration.ofSeconds(2);
      }

      @Override
      public Duration cacheCeiling() {
        return Duration.ofHours(24);
      }

      @Override
      public Duration controllerCacheCeiling() {
        return Duration.ofHours(1);
      }

      @Override
      public Duration cacheFloor() {
        return Duration.ofSeconds(5);
      }
    };
  }
}
