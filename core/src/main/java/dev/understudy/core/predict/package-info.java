/// The same model in virtual time: what a service would do with given requests, millions of them a
/// second.
///
/// [Arrivals] says how requests come: open (Poisson, paced) or from closed clients that wait for
/// their answer and think; a [Recording] has them as they came one day. A [Subject] decides them,
/// the plan by the code that serves it. A [VirtualRun] brings both together in time order -
/// requests and, for staged decisions, the events of an [dev.understudy.core.load.Agenda] - and
/// gives a [Prediction]: throughput, utilisation, queue length, latencies and outcomes for each
/// endpoint and interval, and how stations, dependencies and breakers fared. A [Sweep] does so for
/// rising rates and finds the knee. Deterministic: same seed, same prediction. Memory is that of
/// the intervals, and of what is waiting in the service.
@NullMarked
package dev.understudy.core.predict;

import org.jspecify.annotations.NullMarked;
