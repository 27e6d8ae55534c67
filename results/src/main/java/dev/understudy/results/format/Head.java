package dev.understudy.results.format;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The beginning of a file, by which its format is recognised.
///
/// @param text up to 64 KiB
/// @param lines of the text that are not blank
record Head(String text, List<String> lines) {
  static Head of(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    return new Head(text, text.lines().filter(line -> !line.isBlank()).toList());
  }

  /// The first line that is not blank; empty where there is none.
  String first() {
    return lines.isEmpty() ? "" : lines.getFirst();
  }

  /// Whether the first line, taken as a header, has all these columns.
  boolean hasColumns(String... names) {
    List<String> header =
        List.of(first().split("[,;\t]")).stream()
            .map(name -> name.strip().replaceAll("^\"|\"$", ""))
            .toList();
    return header.containsAll(List.of(names));
  }
}
