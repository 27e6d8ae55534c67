/// How requests come, as people write it: `poisson 200/s for 10m`, `closed 500, think exponential
/// 1s`.
///
/// [WorkloadText] reads one into a [Workload], a list of rates or a set of weights; what is wrong
/// is a problem with its place in the text, as for a configuration. A [Spread] divides a workload
/// over the endpoints that are asked, ready for a [dev.understudy.core.predict.VirtualRun].
/// Recorded arrivals are read by [dev.understudy.config.data.TraceFile].
@NullMarked
package dev.understudy.config.workload;

import org.jspecify.annotations.NullMarked;
