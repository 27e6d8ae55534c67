package dev.understudy.config.openapi;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Texts for schemas: by pattern, format or name, of the length that is asked.
final class TextMaker {
  private static final int TRIES = 40;
  private static final int MOST_CHARS = 100_000;

  private final Patterns patterns;

  TextMaker(Patterns patterns) {
    this.patterns = patterns;
  }

  /// @param keys what the text has to keep to
  /// @param name of the member that it is the value of
  Optional<JsonNode> make(JsonNode keys, String name, Draw draw) {
    int least = keys.path("minLength").asInt(0);
    int most = keys.path("maxLength").asInt(MOST_CHARS);
    if (least > MOST_CHARS || least > most) {
      return Optional.empty();
    }
    String pattern = keys.path("pattern").asString("");
    String format = keys.path("format").asString("");
    String plausible =
        Texts.ofFormat(format, draw)
            .orElseGet(
                () ->
                    most <= 2 && pattern.isEmpty()
                        ? Texts.ofName("countrycode", draw)
                        : Texts.ofName(name, draw));
    if (fits(plausible, pattern, least, most)) {
      return Optional.of(BodyGenerator.JSON.stringNode(plausible));
    }
    if (!pattern.isEmpty()) {
      for (int i = 0; i < TRIES; i++) {
        int length = i % 4 == 0 ? -1 : i % 4 == 1 ? least : i % 4 == 2 ? most - least : i / 4;
        Optional<String> text =
            PatternText.of(pattern, draw.at(i), Math.min(length, 500))
                .map(it -> !pattern.endsWith("$") ? lengthened(it, least, most) : it)
                .filter(it -> fits(it, pattern, least, most));
        if (text.isPresent()) {
          return text.map(BodyGenerator.JSON::stringNode);
        }
      }
    }
    return Optional.of(BodyGenerator.JSON.stringNode(lengthened(plausible, least, most)));
  }

  private boolean fits(String text, String pattern, int least, int most) {
    int length = text.codePointCount(0, text.length());
    return length >= least && length <= most && patterns.fits(pattern, text).orElse(true);
  }

  private static String lengthened(String text, int least, int most) {
    StringBuilder out = new StringBuilder(text);
    while (out.length() < least) {
      out.append(
          out.isEmpty() ? "a" : out.substring(0, Math.min(out.length(), least - out.length())));
    }
    if (out.length() > most) {
      out.setLength(most);
    }
    return out.toString();
  }
}
