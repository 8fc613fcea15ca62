package nl.microcredentials.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/**
 * Counts a body of which nobody said how long it is while it is read. The server would count it as
 * well, but with one limit for all addresses, and takes it for a failure of ours.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER) // a client reads answers, and no request is there
public class UnannouncedBody implements ReaderInterceptor {

  private final Instance<BodyLimit> limit; // which is known after this class is needed
  private final RoutingContext request;

  UnannouncedBody(Instance<BodyLimit> limit, RoutingContext request) {
    this.limit = limit;
    this.request = request;
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException {
    if (request.request().getHeader("Content-Length") == null) {
      reading.setInputStream(new Counted(reading.getInputStream()));
    }
    return reading.proceed();
  }

  private final class Counted extends FilterInputStream {

    private final long allowed = limit.get().of(request);
    private long read;

    Counted(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      var next = super.read();
      if (next >= 0) {
        count(1);
      }
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      var count = super.read(bytes, offset, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int bytes) {
      read += bytes;
      if (read > allowed) {
        ServerRefusal.endConnection(request);
        throw new TooLong();
      }
    }
  }

  private static final class TooLong extends Refused {

    private static final long serialVersionUID = 1;

    TooLong() {
      super(ProblemType.PAYLOAD_TOO_LARGE, "The request body is too large.");
    }
  }
}
