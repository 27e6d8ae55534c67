package dev.understudy.config.shape;

import java.util.Optional;
import java.util.function.Function;

/// One key of an [ObjectShape].
///
/// @param name the key
/// @param read the value of it in a bound object, for writing; empty where it need not be written
/// @param required whether leaving it out is a problem
/// @param doc one line for the reference and the schema
public record Field<T, V>(
    String name, Shape<V> shape, Function<T, Optional<V>> read, boolean required, String doc) {}
