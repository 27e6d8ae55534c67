package dev.understudy.core.load;

/// What became of a request at a station.
public enum Admission {
  /// It was, or will be, taken by a server.
  SERVED,
  /// The queue was full: refused at arrival.
  REJECTED,
  /// It left the queue when its timeout ended, without having met a server.
  TIMED_OUT
}
