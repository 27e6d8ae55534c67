package dev.understudy.config.edit;

import java.util.List;
import java.util.Optional;

/// A value as it is written, with the stretch of the text that it takes.
///
/// @param start of its anchor, where it has one
/// @param end just behind its last char; of a block scalar just before the line break that ends it
/// @param name of its anchor, or of what an alias repeats
/// @param fields of a mapping
/// @param items of a list
record Part(
    Form form, int start, int end, Optional<String> name, List<Field> fields, List<Part> items) {
  /// How a value is written.
  enum Form {
    BLOCK_MAPPING,
    FLOW_MAPPING,
    BLOCK_SEQUENCE,
    FLOW_SEQUENCE,
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    /// `|` or `>`.
    BLOCK_SCALAR,
    ALIAS
  }

  /// A key and its value.
  record Field(Part key, Part value) {}

  Part {
    fields = List.copyOf(fields);
    items = List.copyOf(items);
  }

  boolean isBlock() {
    return form == Form.BLOCK_MAPPING || form == Form.BLOCK_SEQUENCE;
  }

  boolean isFlow() {
    return form == Form.FLOW_MAPPING || form == Form.FLOW_SEQUENCE;
  }

  boolean isMapping() {
    return form == Form.BLOCK_MAPPING || form == Form.FLOW_MAPPING;
  }

  /// A value that is not written at all, as behind `key:`.
  boolean isUnwritten() {
    return start == end;
  }

  int size() {
    return isMapping() ? fields.size() : items.size();
  }

  /// The value with this number.
  Part child(int index) {
    return isMapping() ? fields.get(index).value() : items.get(index);
  }
}
