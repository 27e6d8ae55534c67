package dev.understudy.bench.soak;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `jcmd PID GC.heap_info` says of the serial collector: a line for each generation.
final class HeapInfo {
  private static final Pattern USED =
      Pattern.compile("(?:DefNew|Tenured)\\s+total \\d+K, used (\\d+)K");

  private HeapInfo() {}

  static long usedBytes(String said) {
    Matcher matcher = USED.matcher(said);
    long kilobytes = 0;
    int generations = 0;
    while (matcher.find()) {
      kilobytes += Long.parseLong(matcher.group(1));
      generations++;
    }
    if (generations != 2) {
      throw new IllegalStateException("no two generations in: " + said);
    }
    return kilobytes * 1024;
  }
}
