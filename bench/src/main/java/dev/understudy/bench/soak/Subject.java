package dev.understudy.bench.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The server under soak: `./understudy serve` as a user runs it, a process of its own. Its access
/// log goes to a file that is emptied each minute, as log rotation would.
final class Subject implements AutoCloseable {
  static final String DOCUMENT = "soak.yaml";

  private static final Duration START = Duration.ofMinutes(5); // the first use builds
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern READY =
      Pattern.compile(
          "(?s)service +http://127\\.0\\.0\\.1:(\\d+).*admin +http://127\\.0\\.0\\.1:(\\d+).*ready in");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path folder;
  private final int port;
  private final int adminPort;

  private Subject(Process process, Path folder) throws IOException {
    this.process = process;
    this.folder = folder;
    Matcher ready = awaitReady();
    this.port = Integer.parseInt(ready.group(1));
    this.adminPort = Integer.parseInt(ready.group(2));
  }

  /// @param out folder for its document and logs
  /// @throws IllegalStateException where it does not get ready
  static Subject start(Path root, Path out, String text) throws IOException {
    Path document = Files.writeString(out.resolve(DOCUMENT), text);
    Process process =
        new ProcessBuilder(
                root.resolve("understudy").toString(),
                "serve",
                document.toString(),
                "--port",
                "0",
                "--admin-port",
                "0",
                "--access-log")
            .redirectOutput(ProcessBuilder.Redirect.appendTo(accessLog(out).toFile()))
            .redirectError(ProcessBuilder.Redirect.appendTo(log(out).toFile()))
            .start();
    try {
      return new Subject(process, out);
    } catch (IOException | IllegalStateException e) {
      process.destroy();
      throw e;
    }
  }

  private static Path accessLog(Path folder) {
    return folder.resolve("access.log");
  }

  private static Path log(Path folder) {
    return folder.resolve("server.log");
  }

  private Matcher awaitReady() throws IOException {
    long deadline = System.nanoTime() + START.toNanos();
    while (process.isAlive() && System.nanoTime() - deadline < 0) {
      Matcher ready = READY.matcher(Files.readString(log(folder)));
      if (ready.find()) {
        return ready;
      }
      pause(Duration.ofMillis(100));
    }
    throw new IllegalStateException(
        "the server did not get ready; it said:\n" + Files.readString(log(folder)));
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  Proc proc() {
    return Proc.of(pid());
  }

  boolean alive() {
    return process.isAlive();
  }

  String metrics() throws IOException {
    return get(adminPort, "/metrics");
  }

  /// The payload of one request beside the load.
  String get(String path) throws IOException {
    return get(port, path);
  }

  private String get(int at, String path) throws IOException {
    try {
      HttpResponse<String> reply =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                  .timeout(PATIENCE)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (reply.statusCode() != 200) {
        throw new IOException(path + " answered " + reply.statusCode());
      }
      return reply.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Replaces the document at once, as an editor that renames does.
  void rewrite(String text) throws IOException {
    Path next = Files.writeString(folder.resolve(DOCUMENT + ".next"), text);
    Files.move(
        next,
        folder.resolve(DOCUMENT),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /// Bytes in the access log, which is empty after.
  long emptyAccessLog() throws IOException {
    long size = Files.size(accessLog(folder));
    try (FileChannel channel = FileChannel.open(accessLog(folder), StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
    return size;
  }

  void signal(String name) throws IOException {
    run(List.of("kill", "-" + name, "" + pid()));
  }

  /// From now on the server can write no byte to any file, as on a full disk: write(2) fails.
  void fillDisk() throws IOException {
    run(List.of("prlimit", "--pid", "" + pid(), "--fsize=0:"));
  }

  void freeDisk() throws IOException {
    run(List.of("prlimit", "--pid", "" + pid(), "--fsize=unlimited:"));
  }

  /// Collects all garbage and says what is left: bytes of live heap. The tool itself runs last of
  /// all, lest its start delays the server.
  long liveHeapBytes() throws IOException {
    Path commands = folder.resolve("jcmd.txt");
    Files.writeString(commands, "GC.run\nGC.heap_info\n");
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    return HeapInfo.usedBytes(
        run(List.of("nice", "-n", "30", jcmd, "" + pid(), "-f", commands.toString())));
  }

  private static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + said);
      }
      return said;
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

  /// Asks the server to end; true where it did.
  boolean stop() throws IOException {
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
    try {
      if (process.isAlive() && !stop()) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      client.close();
    }
  }
}
