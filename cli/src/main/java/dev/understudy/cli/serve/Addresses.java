package dev.understudy.cli.serve;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/// Where an instance listens, as URLs without a path.
///
/// @param adminTls whether the admin port speaks TLS
record Addresses(String host, int port, String adminHost, int adminPort, boolean adminTls) {
  String service() {
    return url("http", host, port);
  }

  String admin() {
    return url(adminTls ? "https" : "http", adminHost, adminPort);
  }

  /// The service as a client on this machine reaches it.
  String reachable() {
    return services(host, port).getFirst();
  }

  /// Where a service is reached that listens on `host`: there, or where that is every address of
  /// this machine, on each of them, loopback first.
  static List<String> services(String host, int port) {
    if (!host.equals("0.0.0.0") && !host.equals("::")) {
      return List.of(url("http", host, port));
    }
    List<String> all = new ArrayList<>();
    all.add(url("http", "127.0.0.1", port));
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(it -> !it.isLoopbackAddress() && !it.isLinkLocalAddress())
          .filter(it -> host.equals("::") || it instanceof Inet4Address)
          .map(it -> url("http", it.getHostAddress(), port))
          .forEach(all::add);
    } catch (SocketException e) {
      return all; // it answers all the same; only who asks from elsewhere is not told where
    }
    return all;
  }

  private static String url(String scheme, String host, int port) {
    return scheme + "://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
