package dev.understudy.cli.machine;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Open files allowed, against the connections to be held: each takes one.
public final class Descriptors {
  // Jars, libraries, selectors, listening sockets, logs, admin connections: about 60 + 256.
  private static final long OWN = 320;

  private Descriptors() {}

  /// Most open files of this process; empty where the system has no such limit. The virtual machine
  /// has raised the soft limit to the hard one at its start.
  public static OptionalLong limit() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? OptionalLong.of(unix.getMaxFileDescriptorCount())
        : OptionalLong.empty();
  }

  /// Connections that `limit` open files are enough for.
  public static long connections(long limit) {
    return Math.max(0, limit - OWN);
  }

  /// A sentence where `limit` open files are too few for `connections`.
  public static Optional<String> shortage(long limit, long connections) {
    if (connections(limit) >= connections) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%,d open files are allowed, enough for %,d connections; %,d need %,d (ulimit -n)",
            limit,
            connections(limit),
            connections,
            connections + OWN));
  }
}
