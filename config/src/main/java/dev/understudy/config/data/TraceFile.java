package dev.understudy.config.data;

import dev.understudy.config.problem.Suggestion;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.core.predict.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Recorded arrivals from a CSV file: a time, and the endpoint where there is more than one.
///
/// Without a header: `TIME[,ENDPOINT]`, times with their unit (`1.5s`). With one: the column `time`
/// with units, or `time_s`, `time_ms`, `time_us`, `time_ns` (or `arrival_..`) with plain numbers,
/// the column `endpoint`, and any others, which are not looked at. Lines need not be in order: a
/// log has them as they ended.
public final class TraceFile {
  public static final int MOST = 10_000_000; // 120 MB

  private static final Pattern TIME = Pattern.compile("(?:time|arrival)(?:_(s|ms|us|ns))?");
  private static final double LONGEST = 0x1p62; // ns, 146 years

  private final String name;
  private final TextFile text;
  private final CsvRecords records;
  private final Map<String, Integer> endpoints = new HashMap<>();
  private final OptionalInt only;
  private int columns;
  private int timeColumn;
  private int endpointColumn; // -1: none
  private String unit = ""; // of all times; empty: each has its own
  private long[] nanos = new long[1024];
  private int[] asked = new int[1024];
  private int count;

  private TraceFile(String name, TextFile text, List<String> ids, OptionalInt only) {
    this.name = name;
    this.text = text;
    this.records = new CsvRecords(text);
    this.only = only;
    for (int i = 0; i < ids.size(); i++) {
      endpoints.put(ids.get(i), i);
    }
  }

  /// The arrivals in the order of their times, those of one instant in the order of the file.
  ///
  /// @param name of the file, for messages
  /// @param endpoints ids, by number
  /// @param only the endpoint that a file without a column for it asks; empty where there are
  ///   several to choose from. Of a file with that column its lines are taken, no others
  /// @throws DataException where a line is wrong, or there is none
  public static Recording read(
      String name, InputStream bytes, List<String> endpoints, OptionalInt only) throws IOException {
    return new TraceFile(name, new TextFile(name, bytes), endpoints, only).recording();
  }

  private Recording recording() throws IOException {
    List<String> first = records.next();
    columns = first.size();
    boolean header = first.stream().noneMatch(TraceFile::startsAsNumber);
    if (header && !first.isEmpty()) {
      header(first);
    } else {
      timeColumn = 0;
      endpointColumn = columns > 1 ? 1 : -1;
      if (columns > 2) {
        throw text.error(
            records.line(),
            "there are " + columns + " columns and no header that tells which is the time",
            "Put `time_ms,endpoint` or the like on top.");
      }
    }
    if (!first.isEmpty() && endpointColumn < 0 && only.isEmpty()) {
      throw text.error(
          records.line(),
          "there is no column for the endpoint, and there are several endpoints",
          "Add it, or choose one endpoint for all.");
    }
    List<String> fields = header ? records.next() : first;
    for (; !fields.isEmpty(); fields = records.next()) {
      add(fields);
    }
    if (count == 0) {
      throw new DataException(
          name, 0, "there is no arrival", "A line is a time and an endpoint: `1.5s,pay`.");
    }
    return sorted();
  }

  private static boolean startsAsNumber(String field) {
    return !field.isEmpty() && (Character.isDigit(field.charAt(0)) || field.charAt(0) == '-');
  }

  private void header(List<String> names) {
    timeColumn = -1;
    for (int i = 0; i < names.size(); i++) {
      Matcher time = TIME.matcher(names.get(i));
      if (time.matches() && timeColumn < 0) {
        timeColumn = i;
        unit = time.group(1) == null ? "" : time.group(1);
      }
    }
    endpointColumn = names.indexOf("endpoint");
    if (timeColumn < 0) {
      throw text.error(
          records.line(),
          "no column is a time: " + String.join(", ", names),
          "Call it `time`, or with its unit `time_s`, `time_ms`, `time_us` or `time_ns`.");
    }
  }

  private void add(List<String> fields) {
    if (fields.size() != columns) {
      throw text.error(
          records.line(),
          "the number of columns changes from " + columns + " to " + fields.size(),
          "");
    }
    long time = nanos(fields.get(timeColumn));
    int endpoint = endpointColumn < 0 ? only.orElseThrow() : endpoint(fields.get(endpointColumn));
    if (only.isPresent() && endpoint != only.getAsInt()) {
      return;
    }
    if (count == MOST) {
      throw text.error(records.line(), "there are more than " + MOST + " arrivals", "");
    }
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, Math.min(MOST, 2 * count));
      asked = Arrays.copyOf(asked, nanos.length);
    }
    nanos[count] = time;
    asked[count++] = endpoint;
  }

  private int endpoint(String id) {
    Integer known = endpoints.get(id);
    if (known == null) {
      throw text.error(
          records.line(),
          id.isEmpty() ? "the endpoint is empty" : "there is no endpoint " + id,
          Suggestion.of(id, endpoints.keySet())
              .map(near -> "Did you mean " + near + "?")
              .orElse(""));
    }
    return known;
  }

  private long nanos(String field) {
    if (field.isEmpty()) {
      throw text.error(records.line(), "the time is empty", "");
    }
    if (unit.isEmpty()) {
      try {
        double value = Quantity.parse(Dimension.DURATION, field).value();
        check(value, field);
        return (long) Math.rint(value);
      } catch (Quantity.UnreadableException e) {
        throw text.error(
            records.line(),
            String.valueOf(e.getMessage()),
            e.help() + " A header such as `time_ms` gives all times their unit.");
      }
    }
    if (!Numeric.isNumber(field)) {
      throw text.error(
          records.line(),
          "`" + field + "` is not a number",
          "The header says the unit: " + unit + ".");
    }
    double about = Double.parseDouble(field) * Dimension.DURATION.unit(unit);
    check(about, field);
    if (about < 0.25) {
      return 0; // also of 1e-999999999, for which the exact way takes a day
    }
    int places =
        switch (unit) {
          case "s" -> 9;
          case "ms" -> 6;
          case "us" -> 3;
          default -> 0;
        };
    return new BigDecimal(field) // exact: a double has no nanoseconds after 104 days
        .movePointRight(places)
        .setScale(0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  private void check(double nanos, String field) {
    if (!(nanos >= 0 && nanos < LONGEST)) {
      throw text.error(
          records.line(),
          "a time lies from 0 to 146 years, but this is " + field,
          "Times count from the activation of the scenario.");
    }
  }

  private Recording sorted() {
    long[] times = Arrays.copyOf(nanos, count);
    int[] ids = Arrays.copyOf(asked, count);
    boolean rising = IntStream.range(1, count).allMatch(i -> nanos[i - 1] <= nanos[i]);
    if (!rising) {
      int[] order =
          IntStream.range(0, count)
              .boxed()
              .sorted((a, b) -> Long.compare(nanos[a], nanos[b])) // stable
              .mapToInt(Integer::intValue)
              .toArray();
      Arrays.setAll(times, i -> nanos[order[i]]);
      Arrays.setAll(ids, i -> asked[order[i]]);
    }
    return new Recording(times, ids);
  }
}
