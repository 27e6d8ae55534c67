package dev.understudy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One example asked by one tool: a server with a record, the tool's file, and what `verify` says
/// of both.
final class ExampleRun {
  /// Who asks.
  enum Tool {
    H2LOAD,
    JMETER,
    K6
  }

  private static final int CONNECTIONS = 1_000;
  private static final double PER_CONNECTION = 2;

  /// Entries of the list that a client walks through; one of them is the baseline.
  private static final int LEAST_LIST = 8;

  private final Bed bed;
  private final Tool tool;
  private final List<Path> told;
  private final List<ExampleRequest> requests;
  private final int port;

  /// @param told what the judge is given
  ExampleRun(Bed bed, Tool tool, List<Path> told, List<ExampleRequest> requests, int port) {
    this.bed = bed;
    this.tool = tool;
    this.told = told;
    this.requests = requests.stream().filter(it -> tool == Tool.K6 || !it.breaks()).toList();
    this.port = port;
  }

  /// What the judge says of the told configuration when `configuration` is served.
  Verdicts served(List<Path> configuration) {
    Path record = bed.scratch().resolve("record.csv");
    List<Path> files = new ArrayList<>();
    try {
      Files.deleteIfExists(record);
      try (Server server =
          Server.understudyOf(
              bed.root(), configuration, port, Map.of(), "--record", record.toString())) {
        server.answered(ExampleRequest.BASELINE.path());
        warm();
        switch (tool) {
          case H2LOAD -> requests.forEach(request -> files.add(h2load(server, request)));
          case JMETER -> files.add(jmeter());
          case K6 -> files.add(k6());
        }
      } // its last rows are written when it has ended
      return tool == Tool.H2LOAD
          ? ofEach(files, record)
          : Verdicts.of(
              bed, told, files.getFirst(), "--record", record.toString(), "--baseline", "baseline");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void warm() {
    Path warm = bed.scratch().resolve("warm.csv");
    K6Client.run(warm, port, List.of(ExampleRequest.WARM), 200, 20, 40);
  }

  /// One endpoint, and the baseline at the same time by the same command: both have as many
  /// requests that follow a connect.
  private Path h2load(Server server, ExampleRequest request) {
    Path log = log(request);
    int each = Math.max(3_000, Math.ceilDiv(bed.either(21_000, 6_000), requests.size()));
    Thread beside =
        Thread.ofPlatform()
            .start(
                () ->
                    H2load.log(
                        baseline(request),
                        server,
                        ExampleRequest.BASELINE,
                        CONNECTIONS,
                        PER_CONNECTION,
                        each));
    H2load.log(log, server, request, CONNECTIONS, PER_CONNECTION, each);
    try {
      beside.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return log;
  }

  private Path log(ExampleRequest request) {
    return bed.scratch().resolve(request.endpoint() + ".h2load");
  }

  private Path baseline(ExampleRequest request) {
    return bed.scratch().resolve(request.endpoint() + ".baseline.h2load");
  }

  private Verdicts ofEach(List<Path> files, Path record) {
    Verdicts all = Verdicts.NONE;
    for (int i = 0; i < files.size(); i++) {
      ExampleRequest request = requests.get(i);
      all =
          all.and(
              Verdicts.of(
                  bed,
                  told,
                  files.get(i),
                  "--record",
                  record.toString(),
                  "--endpoint",
                  request.endpoint(),
                  "--baseline",
                  baseline(request).toString()));
    }
    return all;
  }

  private Path jmeter() {
    Path file = bed.scratch().resolve("example.jtl");
    try {
      Files.deleteIfExists(file); // JMeter appends
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<ExampleRequest> list = list();
    int loops = Math.ceilDiv(bed.either(24, 8), list.size());
    Jmeter.run(bed, file, port, list, CONNECTIONS, 500, loops);
    return file;
  }

  private Path k6() {
    Path file = bed.scratch().resolve("example.k6.csv");
    K6Client.run(file, port, list(), CONNECTIONS, 2 * PER_CONNECTION, bed.either(24, 8));
    return file;
  }

  /// All endpoints in turn, so often that the baseline is an eighth at most.
  private List<ExampleRequest> list() {
    List<ExampleRequest> list = new ArrayList<>();
    while (list.size() < LEAST_LIST - 1) {
      list.addAll(requests);
    }
    list.add(ExampleRequest.BASELINE);
    return list;
  }
}
