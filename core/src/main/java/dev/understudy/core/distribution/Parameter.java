package dev.understudy.core.distribution;

/// One key of a [Form].
///
/// @param name as written, such as `mean`; `pA` and `pB` stand for any percentile
/// @param kind what its value is
/// @param role whether it states a fact of what is served or shapes the uncut parent
/// @param summary one line for the reference page
public record Parameter(String name, Kind kind, Role role, String summary) {
  /// What a value of the parameter is, and so how it is written.
  public enum Kind {
    /// A value of the law itself: a duration for service times, a size for payloads.
    VALUE,
    /// A value of the law at a percentile; the key names the percentile.
    QUANTILE,
    /// A plain number.
    NUMBER,
    /// A whole number of at least 1.
    COUNT,
    /// Events per unit of the law, written as a flow such as `10/s`; handed on per nanosecond.
    FLOW
  }

  /// MODELS.md 1.2: facts hold for the served law, natural parameters belong to the parent,
  /// untruncated and without offset.
  public enum Role {
    FACT,
    NATURAL
  }
}
