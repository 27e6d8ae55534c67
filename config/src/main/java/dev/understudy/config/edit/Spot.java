package dev.understudy.config.edit;

import java.util.Optional;

/// A value in what it stands in.
///
/// @param value as it is written
/// @param parent the mapping or list; absent: it is the whole text
/// @param number of the value in there
record Spot(Part value, Optional<Part> parent, int number) {
  static Spot root(Part root) {
    return new Spot(root, Optional.empty(), 0);
  }

  Spot child(int index) {
    return new Spot(value.child(index), Optional.of(value), index);
  }

  boolean isInFlow() {
    return parent.filter(Part::isFlow).isPresent();
  }

  /// Where the sign ends that leads the value in: its key's colon or its dash. Block style only.
  int headEnd(Text text) {
    Part above = parent.orElseThrow();
    return above.isMapping()
        ? text.skip(above.fields().get(number).key().end()) + 1
        : dash(text, above, number) + 1;
  }

  /// The column of the key or dash. Block style only.
  int column(Text text) {
    Part above = parent.orElseThrow();
    return text.column(
        above.isMapping() ? above.fields().get(number).key().start() : dash(text, above, number));
  }

  /// The offset of an item's dash.
  static int dash(Text text, Part list, int index) {
    int from =
        index > 0
            ? list.items().get(index - 1).end()
            : list.start() + list.name().map(name -> name.length() + 1).orElse(0);
    return text.skip(from);
  }
}
