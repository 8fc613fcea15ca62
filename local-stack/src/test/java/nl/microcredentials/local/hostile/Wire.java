package nl.microcredentials.local.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * HTTP as an attacker writes it: byte for byte, without a library that would put anything right.
 */
final class Wire {

  private static final int PATIENCE_MILLIS = 60_000;

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private Wire() {}

  /** A connection that nothing was sent on yet. */
  static Socket connect(URI service) throws IOException {
    var socket = new Socket();
    socket.connect(new InetSocketAddress(LOOPBACK, service.getPort()), PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  /**
   * Sends one request and reads the reply.
   *
   * @param head request line and headers; {@code Host} and the end of the head are added
   */
  static Reply send(URI service, String head, byte... body) {
    try (var socket = connect(service)) {
      var request = new ByteArrayOutputStream();
      request.writeBytes((head + "\r\nHost: " + service.getAuthority()).getBytes(ISO_8859_1));
      request.writeBytes("\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
      request.writeBytes(body);
      write(socket, request.toByteArray());
      return read(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(head.lines().findFirst().orElse(""), e);
    }
  }

  /** A server that refuses early closes while we still write; its reply is there all the same. */
  private static void write(Socket socket, byte[] request) {
    try {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      return;
    }
  }

  private static Reply read(InputStream reply) throws IOException {
    var status = line(reply);
    if (status.length() < 12) {
      throw new IOException("no reply");
    }
    Map<String, String> headers = new TreeMap<>();
    for (var line = line(reply); !line.isEmpty(); line = line(reply)) {
      var colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    var body =
        headers.containsKey("transfer-encoding")
            ? chunks(reply)
            : reply.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    return new Reply(
        Integer.parseInt(status.substring(9, 12)),
        headers.getOrDefault("content-type", "").split(";", -1)[0],
        body);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var c = in.read(); c != '\n' && c >= 0; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    for (var size = Integer.parseInt(line(in), 16);
        size > 0;
        size = Integer.parseInt(line(in), 16)) {
      body.writeBytes(in.readNBytes(size));
      line(in);
    }
    return body.toByteArray();
  }
}
