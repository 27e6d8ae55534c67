package dev.understudy.control;

/// Where the control plane listens.
///
/// @param host an address or a name of this machine
/// @param port 0: any free one
public record AdminOptions(String host, int port) {}
