package dev.understudy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A server under test: a process of its own, stopped by its pid when the suite is done.
final class Server implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(2);

  private final String name;
  private final Process process;
  private final int port;
  private final int adminPort;
  private final long startNanos;
  private final Path said;

  private Server(
      String name, Process process, int port, int adminPort, long startNanos, Path said) {
    this.name = name;
    this.process = process;
    this.port = port;
    this.adminPort = adminPort;
    this.startNanos = startNanos;
    this.said = said;
  }

  /// Ourselves, from the built jar, as the launcher starts it.
  static Server understudy(Path root, Path configuration, int port, String... more) {
    return understudy(root, configuration, port, Map.of(), more);
  }

  /// The same with variables of the environment, such as `UNDERSTUDY_JAVA_OPTS`.
  static Server understudy(
      Path root, Path configuration, int port, Map<String, String> environment, String... more) {
    return understudyOf(root, List.of(configuration), port, environment, more);
  }

  /// The same with several files.
  static Server understudyOf(
      Path root,
      List<Path> configuration,
      int port,
      Map<String, String> environment,
      String... more) {
    List<String> command = new ArrayList<>(List.of(root.resolve("understudy").toString(), "serve"));
    configuration.forEach(file -> command.add(file.toString()));
    command.addAll(
        List.of("--port", "" + port, "--admin-port", "" + (port + 1), "--log-level", "warn"));
    command.addAll(List.of(more));
    return start("Understudy", command, environment, port, port + 1);
  }

  /// Netty and nothing else.
  static Server bareNetty(Path root, int port, int loops) {
    return bareNetty(root, port, loops, 500, "epoll");
  }

  static Server bareNetty(
      Path root, int port, int loops, int delayMillis, String transport, String... flags) {
    return java(
        "bare Netty",
        root,
        List.of(flags),
        BareNetty.class,
        port,
        "" + port,
        "" + loops,
        "" + delayMillis,
        transport);
  }

  /// A main class of this module, with our own flags for Java and `flags`.
  static Server java(
      String name, Path root, List<String> flags, Class<?> main, int port, String... arguments) {
    Path target = root.resolve("bench/target");
    List<String> command =
        new ArrayList<>(
            List.of(
                java(),
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
    command.addAll(flags);
    command.addAll(
        List.of(
            "-cp", target.resolve("classes") + ":" + target.resolve("lib") + "/*", main.getName()));
    command.addAll(List.of(arguments));
    return start(name, command, Map.of(), port, 0);
  }

  /// The Java that runs this.
  static String java() {
    return ProcessHandle.current().info().command().orElse("java");
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
        Map.of(),
        port,
        0);
  }

  /// Starts `command` and waits until it listens on `port`.
  static Server start(
      String name, List<String> command, Map<String, String> environment, int port, int adminPort) {
    if (listens(port)) {
      throw new IllegalStateException("somebody else listens on " + port);
    }
    try {
      Path said = Files.createTempFile("understudy-bench", ".log");
      said.toFile().deleteOnExit();
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
      builder.environment().putAll(environment);
      long startNanos = System.nanoTime();
      Server server = new Server(name, builder.start(), port, adminPort, startNanos, said);
      server.poll("does not listen on " + port, () -> listens(port));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.getFirst(), e);
    }
  }

  /// Milliseconds from the start of the process to the first 200 for `path`.
  double answered(String path) {
    poll("does not answer " + path, () -> answers(path));
    return (System.nanoTime() - startNanos) / 1e6;
  }

  private void poll(String otherwise, BooleanSupplier done) {
    try {
      while (!done.getAsBoolean()) {
        if (!process.isAlive() || System.nanoTime() - startNanos > START.toNanos()) {
          String end = process.isAlive() ? otherwise : "ended with " + process.exitValue();
          close();
          throw new IllegalStateException(name + " " + end + ":\n" + Files.readString(said));
        }
        Thread.sleep(POLL);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Whether anybody does, on this machine.
  static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
      return true;
    } catch (IOException e) {
      return false; // not yet
    }
  }

  private boolean answers(String path) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(2_000);
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      byte[] head = socket.getInputStream().readNBytes(12);
      return new String(head, StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
    } catch (IOException e) {
      return false; // not yet
    }
  }

  String name() {
    return name;
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  long pid() {
    return process.pid();
  }

  /// The text of an admin page.
  String admin(String path) {
    poll("does not listen on " + adminPort, () -> listens(adminPort)); // it opens last
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

  private LongStream handles() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
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
