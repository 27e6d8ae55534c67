package dev.understudy.cli.serve;

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
    return host.equals("0.0.0.0") || host.equals("::") ? url("http", "127.0.0.1", port) : service();
  }

  private static String url(String scheme, String host, int port) {
    return scheme + "://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
