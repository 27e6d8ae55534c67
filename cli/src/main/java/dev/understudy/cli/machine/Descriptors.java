package dev.understudy.cli.machine;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
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

  /// A sentence where `limit` open files are too few for `connections`.
  public static Optional<String> shortage(long limit, long connections) {
    long needed = connections + OWN;
    if (limit >= needed) {
      return Optional.empty();
    }
    return Optional.of(
        "%,d open files are allowed, enough for %,d connections; --max-connections %d needs %,d (ulimit -n)"
            .formatted(limit, Math.max(0, limit - OWN), connections, needed));
  }
}
