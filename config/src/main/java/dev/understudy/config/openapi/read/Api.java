package dev.understudy.config.openapi.read;

import dev.understudy.config.openapi.Schemas;
import dev.understudy.config.text.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A description, read.
///
/// @param version `2.0`, `3.0.3`, ...
/// @param title of the service; may be empty
/// @param release the version of the service itself; may be empty
/// @param tags what the description says of each tag, in its order; texts may be empty
/// @param operations in the order of the description
/// @param schemas what references in the operations' schemas lead to
/// @param extension `x-understudy` of the whole
public record Api(
    String version,
    String title,
    String release,
    Map<String, String> tags,
    List<Operation> operations,
    Schemas schemas,
    Optional<Mapping> extension) {
  public Api {
    operations = List.copyOf(operations);
  }
}
