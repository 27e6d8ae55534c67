/// What was served, counted: histograms and counters with one writer and many readers, and what a
/// reader sees of them.
///
/// Each event loop owns its [Histogram]s and counters and writes them without locks; a reader adds
/// up the loops. Size is bounded by the range of values, not by the number of requests. [Readings]
/// is the snapshot that the engine hands to metrics, admin API and verifier.
@NullMarked
package dev.understudy.core.measure;

import org.jspecify.annotations.NullMarked;
