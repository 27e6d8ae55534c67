package dev.understudy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server under test: a process of its own, stopped by its pid when the suite is done.
final class Server implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final String name;
  private final Process process;
  private final int port;
  private final int adminPort;

  private Server(String name, Process process, int port, int adminPort) {
    this.name = name;
    this.process = process;
    this.port = port;
    this.adminPort = adminPort;
  }

  /// Ourselves, from the built jar, as the launcher starts it.
  static Server understudy(Path root, Path configuration, int port, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                root.resolve("understudy").toString(),
                "serve",
                configuration.toString(),
                "--port",
                "" + port,
                "--admin-port",
                "" + (port + 1),
                "--log-level",
                "warn"));
    command.addAll(List.of(more));
    return start("understudy", command, port, port + 1);
  }

  /// Netty and nothing else.
  static Server bareNetty(Path root, int port, int loops) {
    Path target = root.resolve("bench/target");
    return start(
        "bare Netty",
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:+UseSerialGC",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            target.resolve("classes") + ":" + target.resolve("lib") + "/*",
            BareNetty.class.getName(),
            "" + port,
            "" + loops),
        port,
        0);
  }

  /// nginx with `return 200`, as many workers as we have event loops.
  static Server nginx(Path scratch, int port, int workers) {
    Path prefix = scratch.resolve("nginx-" + port);
    String text =
        """
        daemon off; worker_processes %d; error_log stderr warn; pid %s/nginx.pid;
        worker_rlimit_nofile 65536;
        events { worker_connections 20000; }
        http {
          access_log off; keepalive_requests 1000000000; keepalive_timeout 600s;
          client_body_temp_path %s; proxy_temp_path %s; fastcgi_temp_path %s; uwsgi_temp_path %s; scgi_temp_path %s;
          server {
            listen 127.0.0.1:%d backlog=16384;
            location / { default_type application/json; return 200 '{"status":"up"}'; }
          }
        }
        """
            .formatted(workers, prefix, prefix, prefix, prefix, prefix, prefix, port);
    try {
      Files.createDirectories(prefix);
      Files.writeString(prefix.resolve("nginx.conf"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return start(
        "nginx",
        List.of("nginx", "-p", prefix.toString(), "-c", prefix.resolve("nginx.conf").toString()),
        port,
        0);
  }

  private static Server start(String name, List<String> command, int port, int adminPort) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      Server server = new Server(name, process, port, adminPort);
      server.await();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.getFirst(), e);
    }
  }

  private void await() {
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() - deadline < 0) {
      if (!process.isAlive()) {
        throw new IllegalStateException(name + " ended with " + process.exitValue());
      }
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
        return;
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
    close();
    throw new IllegalStateException(name + " does not listen on " + port);
  }

  String name() {
    return name;
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  /// The text of an admin page.
  String admin(String path) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Resident memory in MiB of the process and its children.
  double residentMiB() {
    return handles().mapToDouble(pid -> status(pid, "VmRSS:\\s+(\\d+) kB") / 1024).sum();
  }

  /// CPU time in seconds of the process and its children so far.
  double cpuSeconds() {
    return handles()
        .mapToDouble(
            pid -> {
              try {
                String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
              } catch (IOException e) {
                return 0; // ended between listing and reading
              }
            })
        .sum();
  }

  private java.util.stream.LongStream handles() {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(process.toHandle()), process.descendants())
        .mapToLong(ProcessHandle::pid);
  }

  private static double status(long pid, String pattern) {
    try {
      Matcher matcher =
          Pattern.compile(pattern).matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
      return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    } catch (IOException e) {
      return 0; // ended between listing and reading
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
