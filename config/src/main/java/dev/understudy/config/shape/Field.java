package dev.understudy.config.shape;

/// One key of an [ObjectShape], declared by it.
public final class Field<V> {
  private final int index;
  private final String name;
  private final Shape<V> shape;
  private final boolean required;
  private final String doc;

  Field(int index, String name, Shape<V> shape, boolean required, String doc) {
    this.index = index;
    this.name = name;
    this.shape = shape;
    this.required = required;
    this.doc = doc;
  }

  /// Position among the keys of its object, from 0.
  int index() {
    return index;
  }

  /// The key.
  public String name() {
    return name;
  }

  Shape<V> shape() {
    return shape;
  }

  /// Whether leaving the key out is a problem.
  boolean required() {
    return required;
  }

  /// One line for the reference and the schema.
  String doc() {
    return doc;
  }
}
