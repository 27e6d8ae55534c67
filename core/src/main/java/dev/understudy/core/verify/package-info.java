/// The judge: does what was served match what was told? Start at [Judge]; feed it [Observations];
/// it answers a [Report].
///
/// Two questions, two kinds of answer ([Mode]). *Exactness*: the server's own draws follow their
/// law, known exactly, so p-values are right at every n and a failure is a bug. *Fidelity*: what a
/// client measured lies within a margin of what was told; transport is never zero, so every exact
/// test would fail in the end, and the answer is an equivalence [Verdict]: pass, fail, or not
/// enough yet, with the number of requests still needed.
///
/// The tests stand alone: [KolmogorovSmirnov], [AndersonDarling], [BandTest], [OutcomeTable],
/// [Binomial], [RunCounts], [LagOne], [QuantileInterval], [Holm]. What is kept of an endpoint is of
/// bounded size and mergeable ([PitSketch], [LatencySketch]), however many requests there were.
/// [SampleSizes] says before a run how many requests it takes. Pure: no I/O, no clock, no threads.
/// Times are nanoseconds. The judge's own error rates: docs/explanation/the-judge.md.
@NullMarked
package dev.understudy.core.verify;

import org.jspecify.annotations.NullMarked;
