package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What the machine did for others while a suite ran: processor time in use, less that of this
/// process and of its children, as cores. From /proc, in ticks of 10 ms.
final class Disturbance {
  private final long start = System.nanoTime();
  private final long busy = busyTicks();
  private final long stolen = stolenTicks();
  private final long own = ownTicks();

  /// One sentence; to be asked when all children have ended and so are counted.
  String since() {
    double ticks = (System.nanoTime() - start) / 1e7;
    double others = Math.max(0, busyTicks() - busy - (ownTicks() - own)) / ticks;
    double taken = (stolenTicks() - stolen) / ticks;
    int cores = Runtime.getRuntime().availableProcessors();
    return text(
        "other processes used %.2f of %d cores meanwhile, the hypervisor took %.2f",
        others, cores, taken);
  }

  /// user, nice and system of all processors; interrupts belong to nobody.
  private static long busyTicks() {
    long[] cpu = cpu();
    return cpu[0] + cpu[1] + cpu[2];
  }

  private static long stolenTicks() {
    return cpu()[7];
  }

  private static long[] cpu() {
    String first = read("/proc/stat").lines().findFirst().orElseThrow();
    return Arrays.stream(first.split("\\s+")).skip(1).mapToLong(Long::parseLong).toArray();
  }

  /// utime, stime, and those of children that were waited for.
  private static long ownTicks() {
    String stat = read("/proc/self/stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Arrays.stream(fields).skip(11).limit(4).mapToLong(Long::parseLong).sum();
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
