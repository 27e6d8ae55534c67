package dev.understudy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A request that belongs to an endpoint of an example; a line of bench/clients/requests.csv.
///
/// @param path with its query
/// @param contentType of the payload; empty where there is none
/// @param breaks whether every reply breaks the connection, so that a client which leaves no line
///   for that has nothing to say
record ExampleRequest(
    String example,
    String endpoint,
    String method,
    String path,
    String contentType,
    String payload,
    boolean breaks) {
  /// Tells what transport takes: an endpoint that every served copy has besides.
  static final ExampleRequest BASELINE =
      new ExampleRequest("", "baseline", "GET", "/understudy-baseline", "", "", false);

  /// Asked before anything counts: the first requests find client and server cold.
  static final ExampleRequest WARM =
      new ExampleRequest("", "warm", "GET", "/understudy-warm", "", "", false);

  static Map<String, List<ExampleRequest>> byExample(Path root) {
    try {
      return Files.readAllLines(root.resolve("bench/clients/requests.csv")).stream()
          .skip(1)
          .map(ExampleRequest::parse)
          .collect(
              Collectors.groupingBy(
                  ExampleRequest::example, LinkedHashMap::new, Collectors.toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ExampleRequest parse(String line) {
    String[] cells = line.split(",", -1); // no cell holds a comma
    if (cells.length != 7) {
      throw new IllegalStateException("7 columns needed: " + line);
    }
    return new ExampleRequest(
        cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6].equals("breaks"));
  }

  /// The bytes of the request, for a raw connection.
  String wire() {
    StringBuilder text =
        new StringBuilder(method)
            .append(' ')
            .append(path)
            .append(" HTTP/1.1\r\nHost: localhost\r\n");
    if (!contentType.isEmpty()) {
      text.append("Content-Type: ").append(contentType).append("\r\n");
    }
    if (!method.equals("GET")) {
      text.append("Content-Length: ").append(payload.length()).append("\r\n");
    }
    return text.append("\r\n").append(payload).toString();
  }
}
