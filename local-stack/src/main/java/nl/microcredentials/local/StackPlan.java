package nl.microcredentials.local;

import java.util.List;
import java.util.OptionalInt;
import nl.microcredentials.local.process.Ports;
import nl.microcredentials.local.process.ServiceProcess;

/**
 * What a stack is to be.
 *
 * @param conformancePort where the issuer listens for public test suites as well
 * @param jvmOptions of every service
 */
public record StackPlan(
    StackFolder folder, Ports ports, OptionalInt conformancePort, List<String> jvmOptions) {

  public StackPlan {
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** To be tried: it starts soon and needs little. */
  public static StackPlan of(StackFolder folder, Ports ports) {
    return new StackPlan(folder, ports, OptionalInt.empty(), ServiceProcess.TO_TRY);
  }

  /** For public test suites. */
  public StackPlan forConformance(int httpsPort) {
    return new StackPlan(folder, ports, OptionalInt.of(httpsPort), jvmOptions);
  }

  /** To be measured. */
  public StackPlan forLoad() {
    return new StackPlan(folder, ports, conformancePort, ServiceProcess.FOR_LOAD);
  }
}
