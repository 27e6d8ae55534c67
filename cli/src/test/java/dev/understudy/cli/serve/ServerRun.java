package dev.understudy.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.cli.log.LogFormat;
import dev.understudy.cli.log.LogLevel;
import dev.understudy.cli.record.RecordOptions;
import dev.understudy.cli.terminal.Console;
import dev.understudy.config.LoadOptions;
import dev.understudy.control.AdminOptions;
import dev.understudy.control.AdminSecurity;
import dev.understudy.control.Instance;
import dev.understudy.control.revision.Keeping;
import dev.understudy.control.revision.TextCompiler;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server in this process, on free ports, with what it wrote.
final class ServerRun implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60); // beside other builds
  private static final Pattern SERVICE = Pattern.compile("service +(http://\\S+)");
  private static final Pattern ADMIN = Pattern.compile("admin +(https?://\\S+?)/ui/");

  final HttpClient client = HttpClient.newHttpClient();
  final Stop stop = new Stop(() -> {});
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final CompletableFuture<Void> ended;

  private ServerRun(ServeOptions options, LoadOptions load) {
    Console console =
        new Console(
            InputStream.nullInputStream(),
            out,
            new PrintStream(err, true, UTF_8),
            false,
            true,
            Map.of());
    ended =
        CompletableFuture.runAsync(
            () -> {
              try {
                Service service =
                    new Service(options, console, new Instance.Build("0.1.0", "25 (Example)"));
                service.run(start(options, load), loader(options, load), stop);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            },
            task -> Thread.ofPlatform().daemon().start(task));
  }

  private static Start start(ServeOptions options, LoadOptions load) throws IOException {
    Clock clock = Clock.systemUTC();
    return options.fromStore()
        ? Start.kept(
            options.store(), new TextCompiler("store", load.withFolder(Path.of(""))), clock)
        : new Start(
            options.store(),
            loader(options, load).load(),
            ServedFiles.compiler(options.files(), load),
            clock);
  }

  private static Loader loader(ServeOptions options, LoadOptions load) {
    return () -> ServedFiles.read(options.files(), load);
  }

  /// Serves `file` and waits until it is ready.
  static ServerRun of(Path file) {
    return of(file, LogFormat.TEXT, "ready in");
  }

  /// The same for up to `connections`.
  static ServerRun of(Path file, int connections) {
    return of(file, LogFormat.TEXT, "ready in", connections, Optional.empty(), AdminSecurity.LOCAL);
  }

  /// The same with an admin port for some callers only.
  static ServerRun of(Path file, AdminSecurity security) {
    return of(file, LogFormat.TEXT, "ready in", 100, Optional.empty(), security);
  }

  /// Serves `file` and waits until standard error says that it is `ready`.
  static ServerRun of(Path file, LogFormat format, String ready) {
    return of(file, format, ready, 100, Optional.empty(), AdminSecurity.LOCAL);
  }

  /// Serves `file` and records its decisions.
  static ServerRun recording(Path file, RecordOptions record) {
    return of(file, LogFormat.TEXT, "ready in", 100, Optional.of(record), AdminSecurity.LOCAL);
  }

  /// Serves `file` with its revisions kept as told.
  static ServerRun keeping(Path file, StoreOptions store) {
    return of(
        List.of(file),
        LogFormat.TEXT,
        "ready in",
        100,
        Optional.empty(),
        AdminSecurity.LOCAL,
        store);
  }

  /// Serves what the store has.
  static ServerRun withoutFile(StoreOptions store) {
    return of(
        List.of(), LogFormat.TEXT, "ready in", 100, Optional.empty(), AdminSecurity.LOCAL, store);
  }

  /// In a folder beside the file.
  static StoreOptions beside(Path file, Optional<Path> writeBack) {
    return new StoreOptions(
        Optional.of(file.resolveSibling("data")),
        Optional.empty(),
        Optional.empty(),
        Keeping.USUAL,
        writeBack);
  }

  private static ServerRun of(
      Path file,
      LogFormat format,
      String ready,
      int connections,
      Optional<RecordOptions> record,
      AdminSecurity security) {
    StoreOptions store = beside(file, Optional.empty());
    return of(List.of(file), format, ready, connections, record, security, store);
  }

  private static ServerRun of(
      List<Path> files,
      LogFormat format,
      String ready,
      int connections,
      Optional<RecordOptions> record,
      AdminSecurity security,
      StoreOptions store) {
    ServerRun run =
        new ServerRun(
            new ServeOptions(
                "127.0.0.1",
                0,
                new AdminOptions("127.0.0.1", 0, security),
                OptionalInt.of(connections),
                Duration.ofSeconds(20),
                LogLevel.INFO,
                format,
                true,
                record,
                false,
                true,
                store,
                Optional.empty(),
                files,
                files.isEmpty(),
                ServeOptions.Begin.PLAN),
            LoadOptions.of(1));
    run.awaitErr(ready);
    return run;
  }

  String err() {
    return err.toString(UTF_8);
  }

  String out() {
    return out.toString(UTF_8);
  }

  String service() {
    return first(SERVICE);
  }

  String admin() {
    return first(ADMIN);
  }

  /// Waits until standard error contains `text`.
  void awaitErr(String text) {
    await(seen -> seen.contains(text), text);
  }

  private void await(Predicate<String> wanted, String what) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!wanted.test(err())) {
      if (ended.isCompletedExceptionally()) {
        ended.join();
      }
      if (System.nanoTime() - deadline >= 0) {
        throw new AssertionError("no \"" + what + "\" within " + DEADLINE + " in:\n" + err());
      }
      Thread.onSpinWait();
    }
  }

  /// Waits until what the admin port says at `/api/v1/path` is as `wanted`: what a client has seen
  /// may not be told of yet.
  JsonObject await(String path, Predicate<JsonObject> wanted)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (true) {
      JsonObject state = new JsonObject(get(admin() + "/api/v1/" + path).body());
      if (wanted.test(state)) {
        return state;
      }
      if (System.nanoTime() - deadline >= 0) {
        throw new AssertionError(path + " is not as wanted within " + DEADLINE + ": " + state);
      }
    }
  }

  HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).timeout(DEADLINE).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> patch(String url, String json) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url))
            .timeout(DEADLINE)
            .header("Content-Type", "application/merge-patch+json")
            .header("If-Match", "*")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(json))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String url, String json) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url))
            .timeout(DEADLINE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> getAsync(String url) {
    return client.sendAsync(
        HttpRequest.newBuilder(URI.create(url)).timeout(DEADLINE).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /// Waits until it has stopped.
  void awaitEnd() throws Exception {
    ended.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    if (!ended.isDone()) {
      stop.ask();
      awaitEnd();
    }
    client.close();
  }

  private String first(Pattern pattern) {
    Matcher matcher = pattern.matcher(err());
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in:\n" + err());
    }
    return matcher.group(1);
  }
}
