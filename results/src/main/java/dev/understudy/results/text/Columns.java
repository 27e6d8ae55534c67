package dev.understudy.results.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The columns of a header line, by name.
public final class Columns {
  private final List<String> names;
  private final Map<String, Integer> index = new HashMap<>();

  public Columns(List<String> header) {
    names = header.stream().map(String::strip).toList();
    for (int i = 0; i < names.size(); i++) {
      index.putIfAbsent(names.get(i), i);
    }
  }

  public boolean has(String name) {
    return index.containsKey(name);
  }

  public List<String> names() {
    return names;
  }

  /// The field of a column that must be there.
  ///
  /// @throws FieldException where the record is too short
  public String need(List<String> record, String name) {
    Integer at = index.get(name);
    if (at == null || at >= record.size()) {
      throw new FieldException(
          record.size()
              + " fields, but the header has "
              + names.size()
              + " ("
              + name
              + " missing)");
    }
    return record.get(at).strip();
  }

  /// The field of a column; empty where there is none.
  public String get(List<String> record, String name) {
    Integer at = index.get(name);
    return at == null || at >= record.size() ? "" : record.get(at).strip();
  }
}
