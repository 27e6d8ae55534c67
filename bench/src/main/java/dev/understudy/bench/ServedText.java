package dev.understudy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A configuration's text, served.
public final class ServedText implements AutoCloseable {
  private final Server server;
  private final int port;

  private ServedText(Server server, int port) {
    this.server = server;
    this.port = port;
  }

  /// @param port of the service; the next one is the admin's
  public static ServedText start(Path root, String text, int port) throws IOException {
    Path file = Files.createTempDirectory("understudy-served").resolve("served.yaml");
    Files.writeString(file, text);
    return new ServedText(Server.understudy(root, file, port), port);
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    server.close();
  }
}
