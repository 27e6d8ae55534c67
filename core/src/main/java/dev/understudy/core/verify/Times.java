package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;

/// The times that follow one law: of an endpoint, or of one of its errors.
///
/// @param name empty for the endpoint's own, else the error's name
record Times(
    String name, Distribution law, LatencySketch sketch, PitSketch uniforms, Moments moments) {
  static Times of(String name, Distribution law) {
    return new Times(name, law, new LatencySketch(), new PitSketch(), new Moments());
  }

  void add(long nanos, double u) {
    sketch.add(nanos);
    uniforms.add(u);
    moments.add(nanos);
  }

  void merge(Times other) {
    sketch.merge(other.sketch);
    uniforms.merge(other.uniforms);
    moments.merge(other.moments);
  }

  void subtract(Times earlier) {
    sketch.subtract(earlier.sketch);
    uniforms.subtract(earlier.uniforms);
    moments.subtract(earlier.moments);
  }

  /// What a claim about these times is called: `p99`, or `p99 of timeout`.
  String subject(String what) {
    return name.isEmpty() ? what : what + " of " + name;
  }
}
