package dev.understudy.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What Linux says of a process.
record Proc(Path folder) {
  private static final double TICKS_A_SECOND = 100; // USER_HZ of every Linux

  static Proc of(long pid) {
    return new Proc(Path.of("/proc/" + pid));
  }

  static Proc self() {
    return new Proc(Path.of("/proc/self"));
  }

  long residentBytes() throws IOException {
    return status("VmRSS:") * 1024;
  }

  long threads() throws IOException {
    return status("Threads:");
  }

  private long status(String field) throws IOException {
    return Files.readAllLines(folder.resolve("status")).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow(() -> new IOException("no " + field + " in " + folder));
  }

  /// Open descriptors.
  long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(folder.resolve("fd"))) {
      return open.count();
    }
  }

  /// User and system time so far.
  double cpuSeconds() throws IOException {
    String[] fields = stat();
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
  }

  /// What it has of the processors where others want them too: its real-time priority, 1 to 99, or
  /// its nice value, -20 (first) to 19 (last).
  String scheduling() throws IOException {
    String[] fields = stat();
    return fields[37].equals("0") ? "nice " + fields[16] : "real-time priority " + fields[37];
  }

  /// The fields of `stat` after the name, which may hold blanks: field 3 of proc(5) is the first.
  private String[] stat() throws IOException {
    String stat = Files.readString(folder.resolve("stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
  }
}
