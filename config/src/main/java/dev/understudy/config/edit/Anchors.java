package dev.understudy.config.edit;

import dev.understudy.config.edit.Part.Field;
import dev.understudy.config.edit.Part.Form;
import dev.understudy.config.problem.Placed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The aliases of a text, by what they repeat: editing a value that is repeated would change what
/// stands elsewhere.
///
/// @param aliases offsets by name
record Anchors(Map<String, List<Integer>> aliases) {
  static Anchors of(Part root) {
    Map<String, List<Integer>> aliases = new HashMap<>();
    collect(root, aliases);
    return new Anchors(aliases);
  }

  private static void collect(Part part, Map<String, List<Integer>> aliases) {
    if (part.form() == Form.ALIAS) {
      aliases.computeIfAbsent(part.name().orElseThrow(), _ -> new ArrayList<>()).add(part.start());
    }
    for (Field field : part.fields()) {
      collect(field.key(), aliases);
      collect(field.value(), aliases);
    }
    part.items().forEach(item -> collect(item, aliases));
  }

  /// Refuses to take out or replace a value that holds what an alias outside of it repeats.
  void refuseLosing(Part part, Placed where) throws Refused {
    if (aliases.isEmpty()) {
      return;
    }
    refuseRepeated(part, part, where);
    for (Field field : part.fields()) {
      refuseInside(field.key(), part, where);
      refuseInside(field.value(), part, where);
    }
    for (Part item : part.items()) {
      refuseInside(item, part, where);
    }
  }

  private void refuseInside(Part part, Part whole, Placed where) throws Refused {
    refuseRepeated(part, whole, where);
    for (Field field : part.fields()) {
      refuseInside(field.key(), whole, where);
      refuseInside(field.value(), whole, where);
    }
    for (Part item : part.items()) {
      refuseInside(item, whole, where);
    }
  }

  private void refuseRepeated(Part part, Part whole, Placed where) throws Refused {
    if (part.form() == Form.ALIAS || part.name().isEmpty()) {
      return;
    }
    String name = part.name().orElseThrow();
    for (int alias : aliases.getOrDefault(name, List.of())) {
      if (alias < whole.start() || alias >= whole.end()) {
        throw repeated(name, where);
      }
    }
  }

  /// Refuses to change something inside of a value that an alias repeats.
  void refuseChanging(Part part, Placed where) throws Refused {
    if (part.form() != Form.ALIAS
        && part.name().isPresent()
        && aliases.containsKey(part.name().orElseThrow())) {
      throw repeated(part.name().orElseThrow(), where);
    }
  }

  private static Refused repeated(String name, Placed where) {
    return new Refused(
        where,
        "what stands here is repeated elsewhere by *" + name,
        "The edit would change it there as well, or take it away. Edit the text, or write the"
            + " value out where *"
            + name
            + " stands first.");
  }
}
