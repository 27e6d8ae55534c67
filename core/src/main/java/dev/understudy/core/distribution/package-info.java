/// Service times as numbers: what a distribution is, and every kind we can serve. Start at
/// [Distribution].
///
/// A kind is one record: parameters, their checks, cdf, quantile, moments. [Truncated], [Scaled],
/// [Shifted] and [Mixture] wrap any kind and stay exact. How a kind can be written (which sets of
/// keys) is its [Family]; all of them stand in [Families]. Units: what a person writes are
/// durations; here everything is nanoseconds as `double` (bytes, where a law is a size). Nothing
/// here knows load, time of day or the network. To add a kind: docs/how-to/add-a-distribution.md.
@NullMarked
package dev.understudy.core.distribution;

import org.jspecify.annotations.NullMarked;
