package dev.understudy.core.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A draw and its cdf make no objects: counted by the JVM, not timed.
class AllocationTest {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.understudy.core.distribution.AllLaws#all")
  void drawingDoesNotAllocate(String name, Distribution law) {
    draw(law, 1_000); // classes loaded, call sites linked
    long before = THREADS.getCurrentThreadAllocatedBytes();
    double sum = draw(law, 10_000);
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(sum).isPositive();
    assertThat(bytes).as("bytes in 10,000 draws").isLessThan(10_000); // less than one a draw
  }

  private static double draw(Distribution law, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double x = law.sample((i + 0.5) / n);
      sum += law.cdf(x) + law.sf(x);
    }
    return sum;
  }
}
