/// Load: what requests do to each other, as state machines over virtual time.
///
/// A [Station] is c servers and a queue, solved at arrival ([FiniteStation], Kiefer-Wolfowitz) or
/// in event form ([EventStation]) where a request's hold time is not known when it arrives; the
/// latter runs on an [Agenda], events in time order, which a live timer or a virtual clock drives.
/// [Contention] is service slowed by concurrency. [Gcra] limits a rate with one compare-and-set,
/// [Pacing] and [SharedLink] are bandwidth. Times are nanoseconds on the caller's clock; nothing
/// here reads one.
@NullMarked
package dev.understudy.core.load;

import org.jspecify.annotations.NullMarked;
