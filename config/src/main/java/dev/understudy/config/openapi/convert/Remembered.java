package dev.understudy.config.openapi.convert;

import dev.understudy.config.openapi.JsonTrees;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an import wrote, as comments at the end of its text: a digest of each key's value, so that
/// the next import can tell what a person has changed since. Without it an import only adds.
///
/// @param digests by key, by entry: `endpoints/get-book`, `groups/books`, `.` for the whole
record Remembered(Map<String, Map<String, String>> digests) {
  private static final String MARK = "#= ";
  private static final String WHOLE = ".";
  private static final List<String> HEADING =
      List.of(
          "# What the import wrote above, as digests: by them the next import --into this text can tell what",
          "# you changed since, and leaves that alone. Without these lines it only adds.");

  /// 32 bits: that a change goes unseen is one in four thousand million.
  private static final int DIGEST_BYTES = 4;

  private static final List<String> WHOLE_KEYS = List.of("name", "seed", "defaults");

  /// Sections whose entries are remembered one by one.
  static final List<String> SECTIONS = List.of("endpoints", "groups", "schemas");

  /// What a text's comments say.
  static Remembered in(String text) {
    Map<String, Map<String, String>> digests = new LinkedHashMap<>();
    text.lines()
        .filter(line -> line.startsWith(MARK))
        .forEach(
            line -> {
              String[] words = line.substring(MARK.length()).strip().split(" +");
              Map<String, String> keys =
                  digests.computeIfAbsent(words[0], _ -> new LinkedHashMap<>());
              for (int i = 1; i < words.length; i++) {
                int equals = words[i].lastIndexOf('=');
                if (equals > 0) {
                  keys.put(words[i].substring(0, equals), words[i].substring(equals + 1));
                }
              }
            });
    return new Remembered(digests);
  }

  /// What is to be remembered of a configuration.
  static Remembered of(Mapping configuration) {
    Map<String, Map<String, String>> digests = new LinkedHashMap<>();
    Map<String, String> whole = new LinkedHashMap<>();
    for (String key : WHOLE_KEYS) {
      configuration.find(key).ifPresent(node -> whole.put(key, digest(node)));
    }
    digests.put(WHOLE, whole);
    for (String section : SECTIONS) {
      if (configuration.find(section).orElse(null) instanceof Mapping entries) {
        for (Mapping.Entry entry : entries.entries()) {
          Map<String, String> keys = new LinkedHashMap<>();
          if (entry.value() instanceof Mapping value && !section.equals("schemas")) {
            value.entries().forEach(it -> keys.put(it.key().text(), digest(it.value())));
          } else {
            keys.put(WHOLE, digest(entry.value()));
          }
          digests.put(section + "/" + entry.key().text(), keys);
        }
      }
    }
    return new Remembered(digests);
  }

  /// The text without such comments.
  static String strip(String text) {
    int heading = text.indexOf(HEADING.getFirst());
    String head = heading < 0 ? text : text.substring(0, heading);
    StringBuilder out = new StringBuilder(head.stripTrailing()).append('\n');
    if (heading >= 0) {
      text.substring(heading)
          .lines()
          .filter(line -> !line.startsWith(MARK) && !HEADING.contains(line))
          .forEach(line -> out.append(line).append('\n'));
    }
    return out.toString().stripTrailing() + "\n";
  }

  /// The text with these comments at its end.
  String appendTo(String text) {
    StringBuilder out = new StringBuilder(text).append('\n');
    HEADING.forEach(line -> out.append(line).append('\n'));
    digests.forEach(
        (entry, keys) -> {
          if (!keys.isEmpty()) {
            out.append(MARK).append(entry);
            keys.forEach((key, digest) -> out.append(' ').append(key).append('=').append(digest));
            out.append('\n');
          }
        });
    return out.toString();
  }

  /// The digests of an entry; empty where the import did not write it.
  Optional<Map<String, String>> entry(String section, String name) {
    return Optional.ofNullable(digests.get(section + "/" + name));
  }

  /// Of `name`, `seed` and `defaults`.
  Map<String, String> whole() {
    return digests.getOrDefault(WHOLE, Map.of());
  }

  static String digest(Node node) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(JsonTrees.of(node).toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
