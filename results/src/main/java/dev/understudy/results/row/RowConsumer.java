package dev.understudy.results.row;

/// Takes the rows of a result file, one after the other.
@FunctionalInterface
public interface RowConsumer {
  void accept(Row row);
}
