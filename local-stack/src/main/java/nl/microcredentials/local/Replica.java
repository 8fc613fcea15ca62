package nl.microcredentials.local;

import java.util.List;
import java.util.Map;

/**
 * One more instance of a service.
 *
 * @param changes settings in which it differs from the first
 * @param jvmOptions beside those of the first
 */
public record Replica(String name, int port, Map<String, String> changes, List<String> jvmOptions) {

  public Replica {
    changes = Map.copyOf(changes);
    jvmOptions = List.copyOf(jvmOptions);
  }
}
