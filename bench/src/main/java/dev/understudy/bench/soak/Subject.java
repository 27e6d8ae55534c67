package dev.understudy.bench.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The server under soak: `./understudy serve` as a user runs it, a process of its own. Its access
/// log goes to a file that is emptied each minute, as log rotation would.
final class Subject implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(5); // the first use builds
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path document;
  private final Path accessLog;
  private final int adminPort;

  private Subject(Process process, Path document, Path accessLog, int adminPort) {
    this.process = process;
    this.document = document;
    this.accessLog = accessLog;
    this.adminPort = adminPort;
  }

  /// @param out folder for its document and logs
  static Subject start(Path root, Path out, String text, int port) {
    try {
      Path document = Files.writeString(out.resolve("soak.yaml"), text);
      Path accessLog = out.resolve("access.log");
      Process process =
          new ProcessBuilder(
                  root.resolve("understudy").toString(),
                  "serve",
                  document.toString(),
                  "--port",
                  "" + port,
                  "--admin-port",
                  "" + (port + 1),
                  "--access-log")
              .redirectOutput(ProcessBuilder.Redirect.appendTo(accessLog.toFile()))
              .redirectError(ProcessBuilder.Redirect.appendTo(out.resolve("server.log").toFile()))
              .start();
      Subject subject = new Subject(process, document, accessLog, port + 1);
      subject.awaitReady();
      return subject;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() - deadline < 0) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the server ended with " + process.exitValue());
      }
      try {
        metrics();
        return;
      } catch (IOException e) {
        pause(Duration.ofMillis(100));
      }
    }
    close();
    throw new IllegalStateException("the server was not ready within " + START);
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  String metrics() throws IOException {
    try {
      HttpResponse<String> reply =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + "/metrics"))
                  .timeout(PATIENCE)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (reply.statusCode() != 200) {
        throw new IOException("/metrics answered " + reply.statusCode());
      }
      return reply.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Replaces the document at once, as an editor that renames does.
  void rewrite(String text) throws IOException {
    Path next = Files.writeString(document.resolveSibling("soak.yaml.next"), text);
    Files.move(next, document, java.nio.file.StandardCopyOption.ATOMIC_MOVE, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  /// Bytes in the access log, which is empty after.
  long emptyAccessLog() throws IOException {
    long size = Files.size(accessLog);
    try (var channel =
        java.nio.channels.FileChannel.open(accessLog, java.nio.file.StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
    return size;
  }

  void signal(String name) {
    run(List.of("kill", "-" + name, "" + pid()));
  }

  /// From now on the server can write no byte to any file, as on a full disk: write(2) fails.
  void fillDisk() {
    run(List.of("prlimit", "--pid", "" + pid(), "--fsize=0:"));
  }

  void freeDisk() {
    run(List.of("prlimit", "--pid", "" + pid(), "--fsize=unlimited:"));
  }

  /// Collects all garbage and says what is left: bytes of live heap.
  long liveHeapBytes(Path scratch) throws IOException {
    Path commands = scratch.resolve("jcmd.txt");
    Files.writeString(commands, "GC.run\nGC.heap_info\n");
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    String said = run(List.of(jcmd.toString(), "" + pid(), "-f", commands.toString()));
    return HeapInfo.usedBytes(said);
  }

  /// Resident bytes, from /proc.
  long residentBytes() throws IOException {
    return status("VmRSS:") * 1024;
  }

  long threads() throws IOException {
    return status("Threads:");
  }

  private long status(String field) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow(() -> new IOException("no " + field + " in /proc"));
  }

  long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + pid() + "/fd"))) {
      return open.count();
    }
  }

  /// User and system time so far, in seconds.
  double cpuSeconds() throws IOException {
    return cpuSeconds("" + pid());
  }

  static double cpuSeconds(String pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0; // USER_HZ
  }

  private static String run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Ends the server as Ctrl-C does; true where it ended by itself.
  boolean stop() {
    signal("CONT");
    process.destroy();
    try {
      return process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    if (process.isAlive() && !stop()) {
      process.destroyForcibly();
    }
    client.close();
  }
}
