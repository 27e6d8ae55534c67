package dev.understudy.core.distribution;

import java.util.List;

/// One kind of distribution as people write it: `lognormal: {p50: 20ms, p99: 150ms}`. The
/// configuration language, its JSON Schema, the reference page and the forms of the UI all follow
/// from this declaration.
///
/// @param name the key in a configuration, such as `lognormal`
/// @param summary one line for the reference page: what it is good for
/// @param forms the sets of keys it can be written with; any other set is an error that lists these
public record Family(String name, String summary, List<Form> forms) {
  public Family {
    forms = List.copyOf(forms);
  }
}
