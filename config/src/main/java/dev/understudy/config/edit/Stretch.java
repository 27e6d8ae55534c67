package dev.understudy.config.edit;

import dev.understudy.config.edit.Editor.Edited;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lines of one entry of one section, such as one endpoint, as a text of their own: edits
/// inside of it need not look at the ten thousand others.
///
/// @param from offset of the entry's first line
/// @param to just behind its last line
/// @param alone the entry as the only key of a text
/// @param edits as seen from there
record Stretch(int from, int to, Edited alone, List<Edit> edits) {
  /// A section and an entry in it: what all edits have to have in common.
  private static final int STEPS = 2;

  /// Empty where the edits go further than one entry, or the text is not divided into its entries.
  static Optional<Stretch> of(Edited text, List<Edit> edits) {
    if (edits.isEmpty()) {
      return Optional.empty();
    }
    Pointer first = edits.getFirst().pointer();
    if (first.steps().size() < STEPS) {
      return Optional.empty();
    }
    Pointer entry = new Pointer(first.steps().subList(0, STEPS));
    List<Edit> inside = new ArrayList<>(edits.size());
    for (Edit edit : edits) {
      Optional<Edit> moved = edit.pointer().isWithin(entry) ? inside(edit) : Optional.empty();
      if (moved.isEmpty()) {
        return Optional.empty();
      }
      inside.add(moved.orElseThrow());
    }
    return text.text()
        .entry(entry.steps().getFirst(), entry.last())
        .map(it -> new Stretch(it.from(), it.to(), new Edited(it.alone()), inside));
  }

  /// The edit as seen from inside of the section; empty where it changes the section itself.
  private static Optional<Edit> inside(Edit edit) {
    Pointer pointer = edit.pointer().below(1);
    boolean deeper = pointer.steps().size() > 1;
    return switch (edit) {
      case Edit.Set(_, var value) -> Optional.of(new Edit.Set(pointer, value));
      case Edit.Insert(_, var value, var before) ->
          deeper ? Optional.of(new Edit.Insert(pointer, value, before)) : Optional.empty();
      case Edit.Remove _ -> deeper ? Optional.of(new Edit.Remove(pointer)) : Optional.empty();
      case Edit.Rename(_, var key) ->
          deeper ? Optional.of(new Edit.Rename(pointer, key)) : Optional.empty();
      case Edit.Move _ -> Optional.empty();
    };
  }
}
