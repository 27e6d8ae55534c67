package dev.understudy.config.text;

import dev.understudy.config.problem.Place;
import dev.understudy.config.problem.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Bytes to text: UTF-8 of a bounded size, with or without a byte order mark.
public final class SourceReader {
  /// 16 MiB: 100,000 endpoints of 160 characters.
  public static final int MAX_BYTES = 16 << 20;

  private SourceReader() {}

  /// The text of a file; empty, and a problem reported, where it is none.
  ///
  /// @throws IOException where the file cannot be read
  public static Optional<Source> read(Path file, Report report) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    Path parent = file.toAbsolutePath().getParent();
    return decode(file.toString(), bytes, Optional.ofNullable(parent), report);
  }

  /// The text of these bytes; empty, and a problem reported, where it is none.
  public static Optional<Source> decode(
      String name, byte[] bytes, Optional<Path> folder, Report report) {
    Place place = Place.file(name);
    if (bytes.length > MAX_BYTES) {
      report.error(place, "the file has more than 16 MiB", "Split it: several files load as one.");
      return Optional.empty();
    }
    int from = hasMark(bytes) ? 3 : 0;
    ByteBuffer text = ByteBuffer.wrap(bytes, from, bytes.length - from);
    try {
      String decoded = StandardCharsets.UTF_8.newDecoder().decode(text).toString();
      int zero = decoded.indexOf('\0');
      if (zero < 0) {
        return of(name, decoded, folder, report);
      }
    } catch (CharacterCodingException notUtf8) {
      String help =
          "The byte at offset " + text.position() + " is none. Is it text? Save it as UTF-8.";
      report.error(place, "the file is not UTF-8 text", help);
      return Optional.empty();
    }
    report.error(place, "the file is binary, not text", "A configuration is YAML or JSON text.");
    return Optional.empty();
  }

  /// The source of a text that is there already; empty, and a problem reported, where it is too
  /// long or blank.
  public static Optional<Source> of(
      String name, String text, Optional<Path> folder, Report report) {
    if (text.length() > MAX_BYTES) {
      report.error(Place.file(name), "the text has more than 16 MiB", "");
      return Optional.empty();
    }
    if (text.isBlank()) {
      reportEmpty(name, report);
      return Optional.empty();
    }
    return Optional.of(new Source(name, text, folder));
  }

  /// A text in which nothing is said: blank, or comments alone.
  static void reportEmpty(String name, Report report) {
    report.error(
        Place.file(name),
        "the file is empty",
        "The least: `version: 1`, then `endpoints:` with one endpoint.");
  }

  private static boolean hasMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }
}
