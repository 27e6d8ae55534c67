package dev.understudy.control.api;

import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.revision.TextFormat;
import java.util.Locale;

/// YAML or JSON, as the caller accepts it.
final class Negotiation {
  private Negotiation() {}

  /// The format that the caller likes best; of equals the one that the text is in.
  ///
  /// @throws Refusal 406 where it accepts neither
  static TextFormat accepted(Call call, TextFormat own) {
    String accept = call.header("Accept").orElse("*/*");
    TextFormat other = own == TextFormat.YAML ? TextFormat.JSON : TextFormat.YAML;
    double ownQuality = quality(accept, own);
    double otherQuality = quality(accept, other);
    if (ownQuality <= 0 && otherQuality <= 0) {
      throw new Refusal(406, "the configuration is there as " + Reply.YAML + " and " + Reply.JSON);
    }
    return ownQuality >= otherQuality ? own : other;
  }

  static String type(TextFormat format) {
    return format == TextFormat.JSON ? Reply.JSON : Reply.YAML;
  }

  /// How much a format is liked, 0..1 (RFC 9110, section 12.5.1): the most specific range counts.
  private static double quality(String accept, TextFormat format) {
    double quality = 0;
    int best = -1;
    for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = range.split(";");
      int specific = matches(parts[0].strip(), format);
      if (specific > best) {
        best = specific;
        quality = quality(parts);
      }
    }
    return quality;
  }

  private static int matches(String range, TextFormat format) {
    return switch (range) {
      case "application/json" -> format == TextFormat.JSON ? 2 : -1;
      case "application/yaml", "text/yaml", "application/x-yaml" ->
          format == TextFormat.YAML ? 2 : -1;
      case "application/*" -> 1;
      case "*/*", "" -> 0;
      default -> -1;
    };
  }

  private static double quality(String[] parts) {
    for (String part : parts) {
      String parameter = part.strip();
      if (parameter.startsWith("q=")) {
        try {
          return Double.parseDouble(parameter.substring(2));
        } catch (NumberFormatException e) {
          throw new Refusal(400, "Accept has the quality " + parameter.substring(2));
        }
      }
    }
    return 1;
  }
}
