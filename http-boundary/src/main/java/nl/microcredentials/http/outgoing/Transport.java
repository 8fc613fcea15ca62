package nl.microcredentials.http.outgoing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/**
 * A single HTTP/1.1 request with bounds: on time as a whole, on headers and on bytes.
 *
 * <p>It follows no redirect, keeps no connection, no cookie and no credentials, heeds no proxy
 * settings, and asks for the bytes as they are: compression could hide any size behind a small one.
 */
public final class Transport implements AutoCloseable {

  private static final int MAXIMUM_CONNECTIONS = 256;
  private static final int MAXIMUM_CONNECTIONS_TO_A_HOST = 32;
  private static final int MAXIMUM_HEADERS = 100;
  private static final int MAXIMUM_HEADER_LENGTH = 8_192;
  private static final int CHUNK_LENGTH = 16_384;

  private final Duration timeout;
  private final CloseableHttpClient client;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Asks whomever {@code dns} finds, within {@code timeout} each time. */
  public Transport(Duration timeout, DnsResolver dns) {
    this(timeout, dns, SSLContexts.createSystemDefault());
  }

  /** With other certificates than the usual ones. */
  public Transport(Duration timeout, DnsResolver dns, SSLContext trust) {
    this.timeout = timeout;
    this.client = client(Timeout.of(timeout), dns, trust);
  }

  private static CloseableHttpClient client(Timeout timeout, DnsResolver dns, SSLContext trust) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(dns)
            .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
            .setMaxConnTotal(MAXIMUM_CONNECTIONS)
            .setMaxConnPerRoute(MAXIMUM_CONNECTIONS_TO_A_HOST)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(timeout)
                    .setSocketTimeout(timeout)
                    .build())
            .setDefaultTlsConfig(
                TlsConfig.custom()
                    .setHandshakeTimeout(timeout)
                    .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                    .build())
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder()
                    .http1Config(
                        Http1Config.custom()
                            .setMaxHeaderCount(MAXIMUM_HEADERS)
                            .setMaxLineLength(MAXIMUM_HEADER_LENGTH)
                            .build())
                    .build())
            .build();
    return HttpClientBuilder.create()
        .setConnectionManager(connections)
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setRoutePlanner(new DefaultRoutePlanner(null))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .setUserAgent("microcredentials")
        .build();
  }

  /**
   * Fetches {@code url} as a whole, whatever its status code.
   *
   * @throws FetchRefused if there is no answer in time, it is too long, or it is not HTTP
   */
  public Fetched get(URI url, String accept, int maximumLength) {
    var request = new HttpGet(url);
    request.setHeader(HttpHeaders.ACCEPT, accept);
    return execute(request, maximumLength);
  }

  /**
   * Sends {@code body} to {@code url} and reads the answer, whatever its status code.
   *
   * @throws FetchRefused as {@link #get}; the server may have acted on it all the same
   */
  public Fetched post(URI url, Map<String, String> headers, byte[] body, int maximumLength) {
    var request = new HttpPost(url);
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, null));
    return execute(request, maximumLength);
  }

  private Fetched execute(HttpUriRequestBase request, int maximumLength) {
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    var answer =
        threads.submit(() -> client.execute(request, response -> read(response, maximumLength)));
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw FetchRefused.limit("The answer took too long.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FetchRefused.limit("The answer was not waited for.");
    } catch (ExecutionException e) {
      throw refusal(e.getCause());
    } finally {
      request.cancel(); // without effect on an answer that is complete
    }
  }

  private static Fetched read(ClassicHttpResponse response, int maximumLength) throws IOException {
    var encoding = response.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.getValue().strip().equalsIgnoreCase("identity")) {
      throw FetchRefused.limit("The answer is compressed, although that was not asked for.");
    }
    var cacheControl = response.getFirstHeader(HttpHeaders.CACHE_CONTROL);
    return new Fetched(
        response.getCode(),
        mediaType(response),
        CacheControl.maxAge(cacheControl == null ? "" : cacheControl.getValue()),
        body(response, maximumLength));
  }

  private static String mediaType(ClassicHttpResponse response) {
    var type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
    return type == null ? "" : type.getValue().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static byte[] body(ClassicHttpResponse response, int maximumLength) throws IOException {
    var entity = response.getEntity();
    if (entity == null) {
      return new byte[0];
    }
    if (entity.getContentLength() > maximumLength) {
      throw tooLong();
    }
    var body = new ByteArrayOutputStream();
    var content = entity.getContent();
    for (var chunk = content.readNBytes(CHUNK_LENGTH);
        chunk.length > 0;
        chunk = content.readNBytes(CHUNK_LENGTH)) {
      if (body.size() + chunk.length > maximumLength) {
        throw tooLong();
      }
      body.write(chunk);
    }
    return body.toByteArray();
  }

  private static FetchRefused tooLong() {
    return FetchRefused.limit("The answer is longer than is accepted.");
  }

  private static FetchRefused refusal(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case FetchRefused refused -> {
          return refused;
        }
        case ForbiddenAddressException _ -> {
          return FetchRefused.unsafe("The host of the address is not on the public Internet.");
        }
        case InterruptedIOException _ -> {
          return FetchRefused.limit("The answer took too long.");
        }
        case MessageConstraintException _ -> {
          return FetchRefused.limit("The headers of the answer are longer than is accepted.");
        }
        case HttpException _ -> {
          return FetchRefused.limit("The answer contradicts itself.");
        }
        default -> {
          // look further down
        }
      }
    }
    return FetchRefused.retrieval("The document could not be fetched.");
  }

  @Override
  public void close() throws IOException {
    client.close();
    threads.shutdownNow();
  }
}
