package dev.understudy.engine;

import java.util.Optional;

/// A reply as a raw client read it.
public record Answer(String head, String payload) {
  public int status() {
    return Integer.parseInt(head.substring(9, 12));
  }

  public Optional<String> field(String name) {
    return head.lines()
        .skip(1)
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  static int contentLength(String head) {
    return new Answer(head, "").field("content-length").map(Integer::parseInt).orElse(0);
  }
}
