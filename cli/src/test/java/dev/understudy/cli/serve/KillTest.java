package dev.understudy.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server that is killed while its configuration is changed, again and again: the store opens,
/// and the last acknowledged revision is active. `./dev kills` does it 50 times.
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KillTest {
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
  private static final int CLIENTS = 4;
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Pattern ADMIN = Pattern.compile("admin +(http://\\S+?)/ui/");
  private static final String SHOP =
      "version: 1\nendpoints:\n  hello: {request: GET /hello, response: {body: one}}\n";

  @TempDir private Path folder;
  private final AtomicLong acknowledged = new AtomicLong(1);
  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void losesNothingInSqlite() throws Exception {
    loop("--data", folder.resolve("data").toString());
  }

  @Test
  void losesNothingInPostgres() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      loop("--store", "postgresql://postgres@127.0.0.1:" + postgres.getPort() + "/postgres");
    }
  }

  private void loop(String... store) throws Exception {
    Path file = Files.writeString(folder.resolve("shop.yaml"), SHOP);
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int round = 0; round <= ROUNDS; round++) {
        Process server = start(file, store);
        try {
          String admin = ready(server);
          check(client, admin, round);
          if (round == 0) {
            // a second text to go back and forth to
            Files.writeString(file, SHOP.replace("one", "two"));
            awaitRevision(client, admin, 2);
          }
          if (round < ROUNDS) {
            writeAndKill(client, admin, server);
          }
        } finally {
          server.destroyForcibly().waitFor();
        }
      }
    }
    System.out.println(
        "kills: "
            + ROUNDS
            + " kills, "
            + acknowledged
            + " revisions acknowledged, none lost ("
            + store[0]
            + ")");
  }

  /// What a client was told is there; at most what each was waiting for is there besides.
  private void check(HttpClient client, String admin, int round) throws Exception {
    JsonObject page = new JsonObject(get(client, admin + "/api/v1/revisions?limit=1"));
    long active = page.getLong("active");
    assertThat(active).as("round " + round).isGreaterThanOrEqualTo(acknowledged.get());
    assertThat(active).as("round " + round).isLessThanOrEqualTo(acknowledged.get() + CLIENTS);
    String text =
        new JsonObject(get(client, admin + "/api/v1/revisions/" + active)).getString("text");
    assertThat(text).contains("GET /hello");
    acknowledged.set(active);
  }

  private void writeAndKill(HttpClient client, String admin, Process server) throws Exception {
    int wanted = random.nextInt(1, 12);
    CountDownLatch enough = new CountDownLatch(wanted);
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int first = i;
      writers.add(Thread.startVirtualThread(() -> write(client, admin, first, enough)));
    }
    assertThat(enough.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    server.destroyForcibly().waitFor(); // SIGKILL, in the middle of the next writes
    for (Thread writer : writers) {
      writer.join();
    }
  }

  /// Restores one and two in turn until the server is gone.
  private void write(HttpClient client, String admin, int first, CountDownLatch enough) {
    try {
      for (int i = first; ; i++) {
        HttpResponse<String> reply =
            client.send(
                HttpRequest.newBuilder(
                        URI.create(admin + "/api/v1/revisions/" + (i % 2 + 1) + ":restore"))
                    .timeout(DEADLINE)
                    .POST(BodyPublishers.noBody())
                    .build(),
                BodyHandlers.ofString());
        if (reply.statusCode() == 200) {
          long number = new JsonObject(reply.body()).getJsonObject("revision").getLong("number");
          acknowledged.accumulateAndGet(number, Math::max);
          enough.countDown();
        }
      }
    } catch (IOException | InterruptedException e) {
      // killed
    }
  }

  private void awaitRevision(HttpClient client, String admin, long number) throws Exception {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    long active = 0;
    while (active < number) {
      assertThat(System.nanoTime() - deadline).isNegative();
      active = new JsonObject(get(client, admin + "/api/v1/revisions?limit=1")).getLong("active");
    }
    acknowledged.set(active);
  }

  private static String get(HttpClient client, String url) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(url)).timeout(DEADLINE).build(),
            BodyHandlers.ofString())
        .body();
  }

  private Process start(Path file, String... store) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.understudy.cli.Main",
                "serve",
                file.toString(),
                "--port=0",
                "--admin-port=0"));
    command.addAll(List.of(store));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /// Its admin port's address; what it says later is read and dropped.
  private static String ready(Process server) throws IOException {
    BufferedReader said = server.inputReader(UTF_8);
    StringBuilder all = new StringBuilder();
    String admin = "";
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      Matcher matcher = ADMIN.matcher(line);
      if (matcher.find()) {
        admin = matcher.group(1);
      }
      if (line.startsWith("ready in")) {
        Thread.ofVirtual().start(() -> drop(said));
        return admin;
      }
    }
    throw new AssertionError("it did not get ready:\n" + all);
  }

  private static void drop(BufferedReader said) {
    try {
      said.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // killed
    }
  }
}
