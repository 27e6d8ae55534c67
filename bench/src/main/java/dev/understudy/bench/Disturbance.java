package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What the machine did for others while a suite ran: processor time in use, less that of this
/// process and of its children, as cores; and whether others had to wait for them. From /proc, in
/// ticks of 10 ms.
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
        "other processes used %.2f of %d cores meanwhile, the hypervisor took %.2f%s",
        others, cores, taken, realTime());
  }

  private static String realTime() {
    long priority = realTimePriority();
    return priority == 0
        ? ""
        : text("; servers and clients ran before them (`chrt -r %d`)", priority);
  }

  /// Field 40 of proc_pid_stat(5): 0, or 1 to 99 under SCHED_FIFO and SCHED_RR. Children inherit
  /// it.
  static long realTimePriority() {
    return Long.parseLong(stat()[37]);
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
    return Arrays.stream(stat()).skip(11).limit(4).mapToLong(Long::parseLong).sum();
  }

  /// From field 3 on.
  private static String[] stat() {
    String stat = read("/proc/self/stat");
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
