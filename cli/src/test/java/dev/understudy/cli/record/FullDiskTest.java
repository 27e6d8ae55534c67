package dev.understudy.cli.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server whose record meets the end of the disk, as a process of its own: no file of it may grow
/// beyond 32 KiB any more (RLIMIT_FSIZE), which write(2) refuses like a full disk.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FullDiskTest {
  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
  private static final long LIMIT = 32 * 1024;
  private static final int REQUESTS = 1_500; // rows of some 110 bytes
  private static final Pattern ADDRESS = Pattern.compile("(service|admin) +(http://[^\\s/]+)");

  @TempDir private Path folder;

  @Test
  void requestsAreServedOnAndWhatHasNoRowIsCounted() throws Exception {
    assumeTrue(Files.isExecutable(PRLIMIT));
    Path shop =
        Files.writeString(
            folder.resolve("shop.yaml"),
            "version: 1\nseed: 1\nendpoints:\n  get-cart: {request: GET /cart, latency: 0ms}\n");
    Path record = folder.resolve("decisions.csv");
    Process server = start(shop, record);
    try (HttpClient client = HttpClient.newHttpClient()) {
      BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
      String service = "";
      String admin = "";
      StringBuilder log = new StringBuilder();
      while (service.isEmpty() || admin.isEmpty()) {
        String line = said.readLine();
        assertThat(line).as(log.toString()).isNotNull();
        log.append(line).append('\n');
        Matcher matcher = ADDRESS.matcher(line);
        if (matcher.find()) {
          service = matcher.group(1).equals("service") ? matcher.group(2) : service;
          admin = matcher.group(1).equals("admin") ? matcher.group(2) : admin;
        }
      }
      limit(server.pid());
      for (int i = 0; i < REQUESTS; i++) {
        assertThat(get(client, service + "/cart").statusCode()).isEqualTo(200);
      }
      String line = said.readLine();
      while (!line.contains("cannot be written")) {
        line = said.readLine();
      }
      assertThat(line).contains("decisions.csv", "Requests go on, without rows until it can");
      String metrics = get(client, admin + "/metrics").body();
      assertThat(value(metrics, "understudy_record_rows_dropped_total")).isPositive();
      assertThat(value(metrics, "understudy_record_rows_written_total")).isPositive();
      assertThat(get(client, service + "/cart").statusCode()).isEqualTo(200);
    } finally {
      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(Files.size(record)).isLessThanOrEqualTo(LIMIT);
    assertThat(Files.readAllLines(record))
        .allMatch(row -> row.chars().filter(c -> c == ',').count() == 14);
    assertThat(Files.readString(record)).endsWith("\n");
  }

  private static void limit(long pid) throws Exception {
    Process limiting =
        new ProcessBuilder(PRLIMIT.toString(), "--pid", "" + pid, "--fsize=" + LIMIT).start();
    assertThat(limiting.waitFor()).isZero();
  }

  private static Process start(Path shop, Path record) throws IOException {
    List<String> words =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.understudy.cli.Main",
            "serve",
            shop.toString(),
            "--port",
            "0",
            "--admin-port",
            "0",
            "--record",
            record.toString());
    return new ProcessBuilder(words).redirectErrorStream(true).start();
  }

  private static HttpResponse<String> get(HttpClient client, String url)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static long value(String metrics, String name) {
    Matcher matcher = Pattern.compile("(?m)^" + name + " ([0-9]+)").matcher(metrics);
    assertThat(matcher.find()).as(name).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}
