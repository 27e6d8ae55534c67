package dev.understudy.core.route;

import java.util.List;
import java.util.Optional;

/// A request as far as routing needs it.
public interface RequestView {
  /// The method as sent, `GET`.
  String method();

  /// The path as sent, percent-encoding included, without query and fragment; begins with `/`.
  String path();

  /// What stands after `?`, as sent; empty where there is none.
  String query();

  /// The field lines of a header, first to last; `name` in lower case.
  List<String> headers(String name);

  /// The payload; empty optional where it has not been read (yet).
  Optional<byte[]> body();
}
