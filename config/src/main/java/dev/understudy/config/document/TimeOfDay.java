package dev.understudy.config.document;

import dev.understudy.config.problem.Report;
import dev.understudy.config.problem.Suggestion;
import dev.understudy.config.shape.Definitions;
import dev.understudy.config.shape.SchemaText;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A time of day in a zone: `02:00 Europe/Berlin`.
public record TimeOfDay(LocalTime time, ZoneId zone) {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)[ \\t]+(\\S+)");

  static final Shape<TimeOfDay> SHAPE =
      new Shape<>() {
        @Override
        public Optional<TimeOfDay> bind(Node node, Report report) {
          Optional<Matcher> parts =
              node instanceof Scalar scalar
                  ? Optional.of(FORM.matcher(scalar.text().strip())).filter(Matcher::matches)
                  : Optional.empty();
          if (parts.isEmpty()) {
            report.error(
                node,
                node.describe() + " is not a time of day in a zone",
                "Write `02:00 Europe/Berlin`, or `02:00 UTC`.");
            return Optional.empty();
          }
          String zone = parts.orElseThrow().group(2);
          Optional<ZoneId> known = zone(zone);
          if (known.isEmpty()) {
            unknownZone(node, zone, report);
            return Optional.empty();
          }
          try {
            LocalTime time = LocalTime.parse(parts.orElseThrow().group(1));
            return Optional.of(new TimeOfDay(time, known.orElseThrow()));
          } catch (DateTimeException e) {
            report.error(
                node, node.describe() + " is no time of day", "It is from 00:00 to 23:59:59.");
            return Optional.empty();
          }
        }

        private static Optional<ZoneId> zone(String id) {
          try {
            return Optional.of(ZoneId.of(id));
          } catch (DateTimeException e) { // the only way to ask for an offset such as +01:00
            return Optional.empty();
          }
        }

        private void unknownZone(Node node, String zone, Report report) {
          String meant =
              Suggestion.of(zone, ZoneId.getAvailableZoneIds().stream().sorted().toList())
                  .map(near -> " Did you mean `" + near + "`?")
                  .orElse("");
          report.error(
              node,
              "there is no time zone \"" + zone + '"',
              "Zones are those of the IANA database, such as Europe/Berlin or UTC." + meant);
        }

        @Override
        public Node write(TimeOfDay value) {
          return Scalar.string(value.time() + " " + value.zone().getId());
        }

        @Override
        public Node schema(Definitions definitions) {
          return SchemaText.type("string")
              .with("description", "A time of day in a zone: 02:00 Europe/Berlin.")
              .with("pattern", "^\\s*([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?[ \\t]+\\S+\\s*$")
              .node();
        }
      };
}
