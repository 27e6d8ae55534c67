package dev.understudy.config.openapi.convert;

import dev.understudy.config.problem.Placed;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A configuration that is being made: what it says, in the order and with the comments in which it
/// is to be written.
///
/// @param heading comment lines above all
/// @param above what stands before the endpoints, by key
/// @param sections endpoints by tag
/// @param below what stands behind the endpoints, by key
record Draft(
    List<String> heading,
    Map<String, Node> above,
    List<Section> sections,
    Map<String, Node> below) {
  /// Endpoints that belong together.
  ///
  /// @param title comment above them; empty: none
  record Section(String title, List<DraftEndpoint> endpoints) {}

  /// @param comment behind the id; may be empty
  /// @param where its operation stands in the description
  record DraftEndpoint(String id, String comment, Mapping value, Placed where) {
    private DraftEndpoint withoutAccepts() {
      Map<String, Node> rest = DraftText.entries(value);
      rest.remove("accepts");
      return new DraftEndpoint(id, comment, Mapping.of(rest), where);
    }
  }

  /// The same where a schema or what an endpoint accepts is left out: anything fits there.
  ///
  /// @param pointer `/schemas/NAME/...` or `/endpoints/ID/accepts/...`; empty where it is neither
  Optional<Draft> without(String pointer) {
    String[] steps = pointer.replace("~1", "/").replace("~0", "~").split("/", 5);
    if (steps.length > 2 && steps[1].equals("schemas")) {
      Map<String, Node> named =
          below.get("schemas") instanceof Mapping all ? DraftText.entries(all) : Map.of();
      if (named.containsKey(steps[2])) {
        named.put(steps[2], Mapping.of(Map.of()));
        Map<String, Node> rest = new LinkedHashMap<>(below);
        rest.put("schemas", Mapping.of(named));
        return Optional.of(new Draft(heading, above, sections, rest));
      }
    }
    if (steps.length > 3 && steps[1].equals("endpoints") && steps[3].equals("accepts")) {
      List<Section> changed = new ArrayList<>();
      for (Section section : sections) {
        List<DraftEndpoint> endpoints = new ArrayList<>(section.endpoints());
        endpoints.replaceAll(it -> it.id().equals(steps[2]) ? it.withoutAccepts() : it);
        changed.add(new Section(section.title(), endpoints));
      }
      return Optional.of(new Draft(heading, above, changed, below));
    }
    return Optional.empty();
  }

  List<DraftEndpoint> endpoints() {
    List<DraftEndpoint> all = new ArrayList<>();
    sections.forEach(section -> all.addAll(section.endpoints()));
    return all;
  }

  /// What it says.
  Mapping tree() {
    Map<String, Node> all = new LinkedHashMap<>();
    all.put("version", Scalar.number(1));
    all.putAll(above);
    all.put(
        "endpoints",
        Mapping.of(
            endpoints().stream()
                .collect(
                    Collectors.toMap(
                        DraftEndpoint::id,
                        DraftEndpoint::value,
                        (one, _) -> one,
                        LinkedHashMap::new))));
    all.putAll(below);
    return Mapping.of(all);
  }
}
