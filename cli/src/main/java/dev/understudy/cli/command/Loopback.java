package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Where the admin port may listen: nowhere but on this machine, because it asks for no token.
final class Loopback {
  private Loopback() {}

  /// @throws Failure where `host` is not, or does not name, a loopback address
  static void require(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!address.isLoopbackAddress()) {
          throw new Failure(
              ExitCode.NOT_PERMITTED,
              "--admin-host "
                  + host
                  + " would open the admin port, which asks for no token, to other machines; use 127.0.0.1");
        }
      }
    } catch (UnknownHostException e) {
      throw new Failure(ExitCode.UNAVAILABLE, "unknown host: " + host, e);
    }
  }
}
