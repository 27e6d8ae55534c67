package dev.understudy.core.outcome;

import java.util.List;

/// A response as it is sent: one of several equally likely statuses, header fields, a payload.
public record Reply(List<Integer> statuses, List<Header> headers, Body body) {
  public Reply {
    statuses = List.copyOf(statuses);
    headers = List.copyOf(headers);
    if (statuses.isEmpty()) {
      throw new IllegalArgumentException("a reply needs a status");
    }
  }
}
