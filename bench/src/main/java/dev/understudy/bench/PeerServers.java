package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import dev.understudy.bench.Peer.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Who we are held against, and how each is started. Versions stand in bench/peers.
final class PeerServers {
  private static final Work WORK = Work.SAME;
  private static final String JSON_PAYLOAD = Peer.PAYLOAD.replace("\"", "\\\"");

  private PeerServers() {}

  /// Ourselves first.
  static List<Peer> all() {
    return List.of(
        understudy(), bareNetty(), nginx(), wireMock(), mockServer(), mountebank(), mockoon());
  }

  private static Peer understudy() {
    return new Peer(
        "Understudy",
        "as the launcher starts it",
        true,
        true,
        (bed, port) ->
            Server.understudy(
                bed.root(),
                bed.write(
                    "ours.yaml",
                    text(
                        """
                        version: 1
                        endpoints:
                          health: {request: GET /health, response: {json: {status: up}}, latency: 0ms}
                          delayed: {request: GET /delayed, response: {json: {status: up}}, latency: %dms}
                          lognormal:
                            request: GET /lognormal
                            response: {json: {status: up}}
                            latency: {lognormal: {p50: %.0fms, p99: %.0fms}}
                        """,
                        WORK.delayMillis(), WORK.p50Millis(), WORK.p99Millis())),
                port));
  }

  private static Peer bareNetty() {
    return new Peer(
        "bare Netty",
        "one event loop a core, Serial collector; one constant reply, late by the loop's own timer",
        true,
        false,
        (bed, port) -> Server.bareNetty(bed.root(), port, loops(), WORK.delayMillis(), "epoll"));
  }

  private static Peer nginx() {
    return new Peer(
        "nginx",
        "one worker a core, no access log, `return 200`; it cannot wait: its lateness is that of a reply at once",
        false,
        false,
        (bed, port) -> Server.nginx(bed.scratch(), port, loops()));
  }

  private static Peer wireMock() {
    return new Peer(
        "WireMock 3.13.2",
        "`--no-request-journal --disable-request-logging --async-response-enabled true --async-response-threads 16 --container-threads 25 --jetty-accept-queue-size 16384`: its manual's advice for load tests, and a listen backlog for 1,000 clients",
        true,
        true,
        (bed, port) -> {
          Path mappings = bed.scratch().resolve("wiremock/mappings");
          if (!mappings.toFile().isDirectory() && !mappings.toFile().mkdirs()) {
            throw new IllegalStateException("cannot make " + mappings);
          }
          bed.write(
              "wiremock/mappings/peer.json",
              text(
                  """
                  {"mappings": [
                    {"request": {"method": "GET", "url": "/health"}, "response": %s}},
                    {"request": {"method": "GET", "url": "/delayed"}, "response": %s, "fixedDelayMilliseconds": %d}},
                    {"request": {"method": "GET", "url": "/lognormal"}, "response": %s,
                     "delayDistribution": {"type": "lognormal", "median": %.0f, "sigma": %.6f}}}
                  ]}
                  """,
                  wireMockReply(),
                  wireMockReply(),
                  WORK.delayMillis(),
                  wireMockReply(),
                  WORK.p50Millis(),
                  WORK.sigma()));
          return Server.start(
              "WireMock",
              List.of(
                  Server.java(),
                  "-jar",
                  bed.cache().resolve("wiremock/wiremock-standalone.jar").toString(),
                  "--port",
                  "" + port,
                  "--bind-address",
                  "127.0.0.1",
                  "--root-dir",
                  bed.scratch().resolve("wiremock").toString(),
                  "--no-request-journal",
                  "--disable-request-logging",
                  "--async-response-enabled",
                  "true",
                  "--async-response-threads",
                  "16",
                  "--container-threads",
                  "25",
                  "--jetty-accept-queue-size",
                  "16384",
                  "--disable-banner"),
              Map.of(),
              port,
              0);
        });
  }

  /// An object without its closing brace, for what else a response has.
  private static String wireMockReply() {
    return "{\"status\": 200, \"headers\": {\"Content-Type\": \"application/json\"}, \"body\": \""
        + JSON_PAYLOAD
        + "\"";
  }

  private static Peer mockServer() {
    return new Peer(
        "MockServer 7.6.0",
        "logging off (`mockserver.logLevel=OFF`, `disableLogging=true`), a log of 100 entries: its manual's advice for load; the newest version whose parts Maven Central gave us",
        true,
        true,
        (bed, port) -> {
          Path expectations =
              bed.write(
                  "mockserver.json",
                  text(
                      """
                      [
                        {"httpRequest": {"method": "GET", "path": "/health"}, "httpResponse": %s}},
                        {"httpRequest": {"method": "GET", "path": "/delayed"}, "httpResponse": %s,
                         "delay": {"timeUnit": "MILLISECONDS", "value": %d}}},
                        {"httpRequest": {"method": "GET", "path": "/lognormal"}, "httpResponse": %s,
                         "delay": {"timeUnit": "MILLISECONDS", "value": 0,
                                   "distribution": {"type": "LOG_NORMAL", "median": %.0f, "p99": %.0f}}}}
                      ]
                      """,
                      mockServerReply(),
                      mockServerReply(),
                      WORK.delayMillis(),
                      mockServerReply(),
                      WORK.p50Millis(),
                      WORK.p99Millis()));
          return Server.start(
              "MockServer",
              List.of(
                  Server.java(),
                  "-Dmockserver.initializationJsonPath=" + expectations,
                  "-Dmockserver.logLevel=OFF",
                  "-Dmockserver.disableLogging=true",
                  "-Dmockserver.disableSystemOut=true",
                  "-Dmockserver.maxLogEntries=100",
                  "-Dmockserver.localBoundIP=127.0.0.1",
                  "-cp",
                  bed.cache().resolve("mockserver") + "/*",
                  "org.mockserver.cli.Main",
                  "-serverPort",
                  "" + port),
              Map.of(),
              port,
              0);
        });
  }

  private static String mockServerReply() {
    return "{\"statusCode\": 200, \"headers\": {\"content-type\": [\"application/json\"]}, \"body\": \""
        + JSON_PAYLOAD
        + "\"";
  }

  private static Peer mountebank() {
    return new Peer(
        "Mountebank 2.9.2",
        "`--loglevel error --nologfile`, `Connection: keep-alive` in the reply (it closes otherwise), requests not recorded (its default)",
        true,
        false,
        (bed, port) -> {
          Path imposters =
              bed.write(
                  "mountebank.json",
                  text(
                      """
                      {"imposters": [{"port": %d, "host": "127.0.0.1", "protocol": "http", "stubs": [
                        {"predicates": [{"equals": {"method": "GET", "path": "/health"}}], "responses": [{"is": %s}]},
                        {"predicates": [{"equals": {"method": "GET", "path": "/delayed"}}],
                         "responses": [{"is": %s, "behaviors": [{"wait": %d}]}]}
                      ]}]}
                      """,
                      port, mountebankReply(), mountebankReply(), WORK.delayMillis()));
          return node(
              bed,
              "Mountebank",
              port,
              "mb",
              "start",
              "--configfile",
              imposters.toString(),
              "--nologfile",
              "--loglevel",
              "error",
              "--host",
              "127.0.0.1",
              "--port",
              "" + (port + 1));
        });
  }

  private static String mountebankReply() {
    return "{\"statusCode\": 200, \"headers\": {\"Content-Type\": \"application/json\", \"Connection\": \"keep-alive\"}, \"body\": \""
        + JSON_PAYLOAD
        + "\"}";
  }

  private static Peer mockoon() {
    return new Peer(
        "Mockoon 9.9.0",
        "`--disable-log-to-file --disable-admin-api`, no templating",
        true,
        false,
        (bed, port) ->
            node(
                bed,
                "Mockoon",
                port,
                "mockoon-cli",
                "start",
                "--data",
                bed.write("mockoon.json", mockoonEnvironment(port)).toString(),
                "--port",
                "" + port,
                "--disable-log-to-file",
                "--disable-admin-api"));
  }

  private static String mockoonEnvironment(int port) {
    return text(
        """
        {"uuid": "6b1f7f4e-0000-4000-8000-000000000001", "lastMigration": 33, "name": "peer", "port": %d,
         "hostname": "127.0.0.1", "endpointPrefix": "", "latency": 0, "folders": [],
         "rootChildren": [{"type": "route", "uuid": "6b1f7f4e-0000-4000-8000-000000000002"},
                          {"type": "route", "uuid": "6b1f7f4e-0000-4000-8000-000000000003"}],
         "routes": [%s, %s], "proxyMode": false, "proxyHost": "", "proxyRemovePrefix": false,
         "tlsOptions": {"enabled": false, "type": "CERT", "pfxPath": "", "certPath": "", "keyPath": "", "caPath": "", "passphrase": ""},
         "cors": false, "headers": [], "proxyReqHeaders": [], "proxyResHeaders": [], "data": [], "callbacks": []}
        """,
        port, mockoonRoute(2, "health", 0), mockoonRoute(3, "delayed", WORK.delayMillis()));
  }

  private static String mockoonRoute(int number, String path, int latencyMillis) {
    return text(
        """
        {"uuid": "6b1f7f4e-0000-4000-8000-00000000000%d", "type": "http", "documentation": "", "method": "get", "endpoint": "%s",
         "responseMode": null, "streamingMode": null, "streamingInterval": 0, "responses": [
          {"uuid": "6b1f7f4e-0000-4000-8000-00000000001%d", "body": "%s", "latency": %d, "statusCode": 200, "label": "",
           "headers": [{"key": "Content-Type", "value": "application/json"}], "bodyType": "INLINE", "filePath": "",
           "databucketID": "", "sendFileAsBody": false, "rules": [], "rulesOperator": "OR", "disableTemplating": true,
           "fallbackTo404": false, "default": true, "crudKey": "id", "callbacks": []}]}
        """,
        number, path, number, JSON_PAYLOAD, latencyMillis);
  }

  private static Server node(Bed bed, String name, int port, String tool, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(bed.cache().resolve("node_modules/.bin").resolve(tool).toString()));
    command.addAll(List.of(arguments));
    return Server.start(name, command, Map.of("NODE_ENV", "production"), port, 0);
  }

  private static int loops() {
    return Runtime.getRuntime().availableProcessors();
  }
}
