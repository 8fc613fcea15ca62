package nl.microcredentials.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Looks into a service from outside, so that it can be stopped between any two of its steps without
 * having anything in it for that.
 */
final class Debugger {

  private static final String BY_SOCKET = "com.sun.jdi.SocketAttach";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final VirtualMachine machine;
  private String what;
  private Consumer<ReferenceType> entry;

  private Debugger(VirtualMachine machine) {
    this.machine = machine;
  }

  /** What a service is started with, to be looked into through {@code port} of this machine. */
  static List<String> jvmOptions(int port) {
    return List.of(
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port);
  }

  static Debugger attach(int port) throws IOException {
    var connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(each -> each.name().equals(BY_SOCKET))
            .findFirst()
            .orElseThrow();
    var arguments = connector.defaultArguments();
    arguments.get("hostname").setValue("127.0.0.1");
    arguments.get("port").setValue("" + port);
    try {
      return new Debugger(connector.attach(arguments));
    } catch (IllegalConnectorArgumentsException e) {
      throw new AssertionError("host and port are all it needs", e);
    }
  }

  /**
   * Lets everything stop as soon as a thread is about to begin {@code method} for the time number
   * {@code count}: what it has done is done, and it does nothing more.
   */
  void stopAtEntry(String className, String method, int count) {
    what = "%s.%s is begun %d times".formatted(className, method, count);
    entry = type -> stopAtEntry(type, method, count);
    var loaded = machine.classesByName(className);
    loaded.forEach(entry);
    if (loaded.isEmpty()) {
      var preparation = machine.eventRequestManager().createClassPrepareRequest();
      preparation.addClassFilter(className);
      preparation.setSuspendPolicy(EventRequest.SUSPEND_ALL);
      preparation.enable();
    }
  }

  private void stopAtEntry(ReferenceType type, String method, int count) {
    var location = type.methodsByName(method).getFirst().location();
    var breakpoint = machine.eventRequestManager().createBreakpointRequest(location);
    breakpoint.setSuspendPolicy(EventRequest.SUSPEND_ALL);
    breakpoint.addCountFilter(count);
    breakpoint.enable();
  }

  /** Waits until it stops. */
  void awaitStop() throws InterruptedException {
    while (true) {
      var events = machine.eventQueue().remove(LIMIT.toMillis());
      assertThat(events).as(what).isNotNull();
      for (var event : events) {
        if (event instanceof BreakpointEvent) {
          return;
        }
        if (event instanceof ClassPrepareEvent prepared) {
          entry.accept(prepared.referenceType());
        }
      }
      events.resume();
    }
  }
}
