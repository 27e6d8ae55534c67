/// Numbers with units, as people write them: durations, shares, flows, sizes, bandwidths.
///
/// A bare number is refused where a unit matters, because `20` is 20 ms to one reader and 20 s to
/// the next. Shares alone may go without: `0.02` is `2%`. [Dimension] holds the units, [Quantity]
/// reads; values are in base units (nanoseconds, bytes, per nanosecond, bytes per second) from
/// there on. To add a unit: one entry in [Dimension].
@NullMarked
package dev.understudy.config.quantity;

import org.jspecify.annotations.NullMarked;
