package dev.understudy.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a soak wrote down, read back: everything that is concluded comes from here.
///
/// @param looks in order of time, the first before the load has begun in earnest
record Rows(List<Look> looks, List<Event> events) {
  /// @param seconds since the start
  record Event(double seconds, String what) {
    boolean is(String beginning) {
      return what.startsWith(beginning);
    }
  }

  /// One look: the columns of minutes.csv, the server's page, the client's counts.
  record Look(
      Map<String, Double> columns, MetricsPage page, Map<String, Map<String, Long>> outcomes) {
    double get(String column) {
      Double value = columns.get(column);
      if (value == null) {
        throw new IllegalArgumentException(Sampler.MINUTES + " has no column " + column);
      }
      return value;
    }

    double seconds() {
      return get("seconds");
    }

    /// Scenario time of the server, which the windows go by.
    double scenarioSeconds() {
      return page.value("understudy_scenario_time_seconds");
    }
  }

  static Rows read(Path folder) throws IOException {
    Map<Integer, Map<String, Map<String, Long>>> seen = new HashMap<>();
    for (String[] cells : cells(folder.resolve(Sampler.SEEN))) {
      seen.computeIfAbsent(Integer.valueOf(cells[0]), row -> new TreeMap<>())
          .computeIfAbsent(cells[1], endpoint -> new TreeMap<>())
          .put(cells[2], Long.parseLong(cells[3]));
    }
    List<String> lines = Files.readAllLines(folder.resolve(Sampler.MINUTES));
    String[] names = lines.getFirst().split(",", -1);
    List<Look> looks = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, Double> columns = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        columns.put(names[i], Double.parseDouble(cells[i]));
      }
      Path page = folder.resolve("metrics-" + cells[0] + ".txt");
      looks.add(
          new Look(
              columns,
              new MetricsPage(Files.readString(page)),
              seen.getOrDefault(Integer.valueOf(cells[0]), Map.of())));
    }
    List<Event> events =
        cells(folder.resolve(Sampler.EVENTS)).stream()
            .map(cells -> new Event(Double.parseDouble(cells[0]), cells[1]))
            .toList();
    return new Rows(List.copyOf(looks), events);
  }

  private static List<String[]> cells(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .peek(cells -> Arrays.setAll(cells, i -> cells[i].strip()))
        .toList();
  }

  /// The spans from one look to the next under load; the first minute, in which the server warms
  /// up, among them.
  List<Interval> intervals() {
    List<Interval> intervals = new ArrayList<>();
    for (int i = 1; i < looks.size(); i++) {
      Look from = looks.get(i - 1);
      Look to = looks.get(i);
      if (to.get("due") > from.get("due")) {
        List<Event> within =
            events.stream()
                .filter(it -> it.seconds() >= from.seconds() && it.seconds() < to.seconds())
                .toList();
        intervals.add(new Interval(from, to, within));
      }
    }
    return intervals;
  }

  Look last() {
    return looks.getLast();
  }

  /// The events that begin with this.
  List<Event> all(String beginning) {
    return events.stream().filter(event -> event.is(beginning)).toList();
  }
}
