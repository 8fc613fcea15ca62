package nl.microcredentials.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import nl.microcredentials.local.LocalStack;
import nl.microcredentials.local.process.ServiceProcess;

/**
 * What an input costs the services, by what their virtual machines say of themselves.
 *
 * <p>Processor: the time of all threads of the processes, those of the collector and the compiler
 * too, and whatever else they happen to do meanwhile. Memory: after a collection the peak of every
 * pool of the heap is forgotten; the growth is the sum of the new peaks less what was in use then.
 * Both are upper bounds: the peaks need not have been at one time, and they hold what was garbage
 * already.
 */
final class Bounds implements AutoCloseable {

  /**
   * The most that one input may cost one service.
   *
   * @param heap in bytes
   */
  record Cost(Duration processor, long heap) {

    static final Cost NOTHING = new Cost(Duration.ZERO, 0);

    /** One input may take a second; this leaves room for a slow machine. */
    private static final Duration PROCESSOR = Duration.ofSeconds(3);

    private static final long HEAP = 64L << 20;

    void check(String input) {
      assertThat(processor).as(input).isLessThan(PROCESSOR);
      assertThat(heap).as(input).isLessThan(HEAP);
    }

    Cost max(Cost other) {
      return new Cost(
          Stream.of(processor, other.processor).max(Comparator.naturalOrder()).orElseThrow(),
          Math.max(heap, other.heap));
    }

    @Override
    public String toString() {
      return "%d ms of processor time, %.1f MiB of heap"
          .formatted(processor.toMillis(), heap / (double) (1 << 20));
    }
  }

  private final List<Meter> meters;

  Bounds(LocalStack stack) {
    meters = Stream.of(stack.issuer(), stack.registry(), stack.verifier()).map(Meter::new).toList();
  }

  /** Begins to measure. */
  void begin() {
    meters.forEach(Meter::begin);
  }

  /** The cost since {@link #begin}, for the service that it was the highest for. */
  Cost cost() {
    return meters.stream().map(Meter::cost).reduce(Cost.NOTHING, Cost::max);
  }

  @Override
  public void close() {
    meters.forEach(Meter::close);
  }

  /** One service. */
  private static final class Meter {

    private final JMXConnector connector;
    private final OperatingSystemMXBean system;
    private final MemoryMXBean memory;
    private final List<MemoryPoolMXBean> heap;
    private long processorBefore;
    private long heapBefore;

    private Meter(ServiceProcess service) {
      try {
        connector = connect(service.handle().pid());
        MBeanServerConnection connection = connector.getMBeanServerConnection();
        system = ManagementFactory.getPlatformMXBean(connection, OperatingSystemMXBean.class);
        memory = ManagementFactory.getPlatformMXBean(connection, MemoryMXBean.class);
        heap =
            ManagementFactory.getPlatformMXBeans(connection, MemoryPoolMXBean.class).stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The address is that of a process on this machine, as its operating system gives it. */
    @SuppressWarnings("BanJNDI")
    private static JMXConnector connect(long process) throws IOException {
      try {
        var machine = VirtualMachine.attach(Long.toString(process));
        try {
          return JMXConnectorFactory.connect(
              new JMXServiceURL(machine.startLocalManagementAgent()));
        } finally {
          machine.detach();
        }
      } catch (AttachNotSupportedException e) {
        throw new IllegalStateException(e);
      }
    }

    private void begin() {
      memory.gc();
      heap.forEach(MemoryPoolMXBean::resetPeakUsage);
      heapBefore = heap.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
      processorBefore = system.getProcessCpuTime();
    }

    private Cost cost() {
      var processor = system.getProcessCpuTime() - processorBefore;
      var peak = heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
      return new Cost(Duration.ofNanos(processor), Math.max(0, peak - heapBefore));
    }

    private void close() {
      try {
        connector.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
