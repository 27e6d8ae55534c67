package dev.understudy.core.dependency;

import java.util.List;

/// What is called, and in which order.
///
/// Each call has a number, from which its draws are keyed: a call takes one, then for each of its
/// tries as many as the called dependency's own tree. So a retried call meets new luck further
/// down, too. Numbers are given by position: the tree knows its [#size], the evaluator counts.
public sealed interface CallTree permits Call, Sequence, Parallel {
  /// Calls nothing.
  CallTree NONE = new Sequence(List.of());

  /// The greatest number of call numbers in an endpoint: numbers share 32 bits with 8 bits of try.
  int MOST = 1 << 23;

  /// Call numbers that the tree takes up.
  int size();

  /// Calls that the tree itself makes, without those further down: entries of its [CallLog].
  int calls();

  /// Whether the tree has to be decided in event order.
  boolean staged();

  /// Checks that sizes add up to something that can be numbered.
  static int checked(long size) {
    if (size > MOST) {
      throw new IllegalArgumentException(
          size + " calls with their retries are more than can be numbered: " + MOST);
    }
    return (int) size;
  }
}
