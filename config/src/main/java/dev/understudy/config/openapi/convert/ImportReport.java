package dev.understudy.config.openapi.convert;

import dev.understudy.config.openapi.read.Finding;
import dev.understudy.config.openapi.read.Finding.Kind;
import dev.understudy.config.problem.JsonString;
import dev.understudy.config.problem.Place;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What an import took, guessed and left, for people and for programs.
public final class ImportReport {
  /// Lines that a summary shows of one kind.
  private static final int FEW = 20;

  private ImportReport() {}

  /// Counts, and what was left or broken: a line each, as many as are read.
  public static String summary(Imported imported) {
    StringBuilder out = new StringBuilder(counts(imported)).append('\n');
    changes(imported, out);
    lines(imported, Kind.BROKEN, FEW, out);
    lines(imported, Kind.LEFT, FEW, out);
    return out.toString();
  }

  /// Everything, with its place.
  public static String whole(Imported imported) {
    StringBuilder out = new StringBuilder(counts(imported)).append('\n');
    changes(imported, out);
    for (Kind kind : List.of(Kind.BROKEN, Kind.LEFT, Kind.GUESSED, Kind.TAKEN)) {
      lines(imported, kind, Integer.MAX_VALUE, out);
    }
    return out.toString();
  }

  /// `10 endpoints: taken 10, guessed 24, left 2, broken 0`.
  public static String counts(Imported imported) {
    StringBuilder out = new StringBuilder();
    out.append(imported.operations())
        .append(imported.operations() == 1 ? " endpoint" : " endpoints");
    String separator = ": ";
    for (Kind kind : Kind.values()) {
      out.append(separator).append(kind.word()).append(' ').append(imported.findings().count(kind));
      separator = ", ";
    }
    return out.toString();
  }

  private static void changes(Imported imported, StringBuilder out) {
    Map<Change.Kind, List<Change>> byKind =
        imported.changes().stream()
            .collect(Collectors.groupingBy(Change::kind, TreeMap::new, Collectors.toList()));
    byKind.forEach(
        (kind, changes) -> {
          out.append('\n').append(kind.word()).append('\n');
          for (Change change : changes) {
            out.append("  ").append(change.entry());
            out.append(change.message().isEmpty() ? "" : ": " + change.message()).append('\n');
          }
        });
  }

  private static void lines(Imported imported, Kind kind, int most, StringBuilder out) {
    List<Finding> found =
        imported.findings().all().stream().filter(it -> it.kind() == kind).toList();
    if (found.isEmpty()) {
      return;
    }
    out.append('\n').append(kind.word()).append('\n');
    for (Finding finding : found.subList(0, Math.min(most, found.size()))) {
      out.append("  ").append(finding.where().place().label()).append("  ");
      out.append(finding.subject()).append(": ").append(finding.message()).append('\n');
    }
    if (found.size() > most) {
      out.append("  and ").append(found.size() - most).append(" more; the whole report has them\n");
    }
  }

  /// As JSON: `{operations, counts: {taken, ...}, findings: [{kind, subject, message, file, line,
  /// column, pointer}], changes: [{kind, entry, message}]}`.
  public static String json(Imported imported) {
    StringBuilder out = new StringBuilder("{\"operations\":").append(imported.operations());
    out.append(",\"counts\":{");
    String separator = "";
    for (Kind kind : Kind.values()) {
      out.append(separator).append(JsonString.quote(kind.word())).append(':');
      out.append(imported.findings().count(kind));
      separator = ",";
    }
    out.append("},\"findings\":[");
    separator = "";
    for (Finding finding : imported.findings().all()) {
      Place place = finding.where().place();
      out.append(separator).append("{\"kind\":").append(JsonString.quote(finding.kind().word()));
      text("subject", finding.subject(), out);
      text("message", finding.message(), out);
      text("file", place.file(), out);
      out.append(",\"line\":").append(place.line()).append(",\"column\":").append(place.column());
      text("pointer", place.pointer(), out);
      out.append('}');
      separator = ",";
    }
    out.append("],\"changes\":[");
    separator = "";
    for (Change change : imported.changes()) {
      out.append(separator).append("{\"kind\":").append(JsonString.quote(change.kind().word()));
      text("entry", change.entry(), out);
      text("message", change.message(), out);
      out.append('}');
      separator = ",";
    }
    return out.append("]}").toString();
  }

  private static void text(String key, String value, StringBuilder out) {
    out.append(",\"").append(key).append("\":").append(JsonString.quote(value));
  }
}
