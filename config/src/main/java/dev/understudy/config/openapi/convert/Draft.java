package dev.understudy.config.openapi.convert;

import dev.understudy.config.problem.Placed;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  record DraftEndpoint(String id, String comment, Mapping value, Placed where) {}

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
