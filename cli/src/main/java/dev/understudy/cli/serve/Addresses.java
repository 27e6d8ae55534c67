package dev.understudy.cli.serve;

/// Where an instance listens, as URLs without a path.
record Addresses(String host, int port, String adminHost, int adminPort) {
  String service() {
    return url(host, port);
  }

  String admin() {
    return url(adminHost, adminPort);
  }

  /// The service as a client on this machine reaches it.
  String reachable() {
    return host.equals("0.0.0.0") || host.equals("::") ? url("127.0.0.1", port) : service();
  }

  private static String url(String host, int port) {
    return "http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
