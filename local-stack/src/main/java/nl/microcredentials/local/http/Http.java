package nl.microcredentials.local.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls the services as any client of theirs would. */
public final class Http implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String JSON = "application/json";

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  public Answer get(URI address) {
    return send(HttpRequest.newBuilder(address).GET());
  }

  public Answer get(URI address, String token, String accept) {
    return send(with(token, address).header("Accept", accept).GET());
  }

  public Answer put(URI address, String token, byte[] json) {
    return send(
        with(token, address).header("Content-Type", JSON).PUT(BodyPublishers.ofByteArray(json)));
  }

  public Answer post(URI address, String token, byte[] json) {
    return post(address, token, JSON, json);
  }

  public Answer post(URI address, String token, String contentType, byte[] body) {
    return send(
        with(token, address)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /** Posts without an access token. */
  public Answer post(URI address, byte[] json) {
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", JSON)
            .POST(BodyPublishers.ofByteArray(json)));
  }

  public Answer delete(URI address, String token) {
    return send(with(token, address).DELETE());
  }

  private static HttpRequest.Builder with(String token, URI address) {
    return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder builder) {
    var request = builder.timeout(LIMIT).build();
    var line = "%s %s".formatted(request.method(), request.uri());
    var begin = System.nanoTime();
    try {
      var response = client.send(request, BodyHandlers.ofByteArray());
      var took = Duration.ofNanos(System.nanoTime() - begin);
      return new Answer(line, response.statusCode(), response.body(), took);
    } catch (IOException e) {
      throw new UnexpectedAnswer("%s was not answered.".formatted(line), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnexpectedAnswer("%s was interrupted.".formatted(line), e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
