package dev.understudy.control;

/// Where and for whom the control plane listens.
///
/// @param host an address or a name of this machine
/// @param port 0: any free one
public record AdminOptions(String host, int port, AdminSecurity security) {
  /// On this machine only, for whoever is on it.
  public AdminOptions(String host, int port) {
    this(host, port, AdminSecurity.LOCAL);
  }
}
