/// Service times as numbers: what a distribution is, and every kind we can serve. Start at
/// [Distribution].
///
/// A kind is one file: parameters, their checks, cdf, quantile, moments, and the forms (sets of
/// keys) in which it can be written, its [Family]; all families stand in [Families]. What is stated
/// are facts of what is served, so where bounds cut a law, [ServedFacts] solves for its parent.
/// [Truncated], [Scaled], [Shifted] and [Mixture] wrap any kind and stay exact; [QuantileTable],
/// [Samples], [HistogramLaw] and [Spliced] are made of data.
///
/// Units: what a person writes are durations; here everything is nanoseconds as `double` (bytes,
/// where a law is a size). Nothing here knows load, time of day or the network. To add a kind:
/// docs/how-to/add-a-distribution.md.
@NullMarked
package dev.understudy.core.distribution;

import org.jspecify.annotations.NullMarked;
