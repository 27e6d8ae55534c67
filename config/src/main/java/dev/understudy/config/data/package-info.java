/// Data that a configuration refers to, read into what the laws of core are made of, and payloads
/// that are made rather than written.
///
/// [SampleFile] reads measured values (CSV, or one number a line), [PercentileFile] a percentile
/// output of HdrHistogram (`.hgrm`), [IntervalLog] its interval log (`.hlog`); both histograms
/// become a [QuantileTable]. Values are in the base unit from there on: nanoseconds, or bytes. What
/// is wrong with a file is a [DataException] with file and line. Nothing here opens a file: the
/// caller, who knows which files may be read, hands a stream over. [Payloads] makes payloads of a
/// size law.
@NullMarked
package dev.understudy.config.data;

import org.jspecify.annotations.NullMarked;
