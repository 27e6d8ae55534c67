/// The same model in virtual time: what a service would do with given requests, millions of them a
/// second.
///
/// [Arrivals] says how requests come: open (Poisson, paced, a trace) or from closed clients that
/// wait for their answer and think. A [Subject] decides them, the plan by the code that serves it.
/// A [VirtualRun] brings both together in time order - requests and, for staged decisions, the
/// events of an [dev.understudy.core.load.Agenda] - and gives a [Prediction]: throughput,
/// utilisation, queue length, latencies and outcomes for each endpoint and interval. Deterministic:
/// same seed, same prediction.
@NullMarked
package dev.understudy.core.predict;

import org.jspecify.annotations.NullMarked;
