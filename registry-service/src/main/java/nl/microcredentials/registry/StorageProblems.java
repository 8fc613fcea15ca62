package nl.microcredentials.registry;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.http.ProblemBody;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A database that cannot be reached is no fault in the request, and asking again later helps. */
class StorageProblems {

  private static final int STATUS = 503;
  private static final int RETRY_AFTER_SECONDS = 5;

  @ServerExceptionMapper({JDBCConnectionException.class, LockAcquisitionException.class})
  Response unavailable(RuntimeException e) {
    var type = ProblemType.STORAGE_UNAVAILABLE;
    var body =
        new ProblemBody(
            type.uri(), type.title(), STATUS, "The database cannot be reached.", List.of());
    return Response.status(STATUS)
        .type(ProblemBody.MEDIA_TYPE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .entity(body)
        .build();
  }
}
