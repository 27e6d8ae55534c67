/// The data plane: listens, reads requests, has the plan decide each one's fate, and carries the
/// decision out. Start at [Engine].
///
/// Everything of a connection happens on its event loop, so nothing locks: a [Connection] reads
/// heads ([dev.understudy.engine.http]), queues an [Exchange] per request, waits on the loop's
/// timer ([dev.understudy.engine.timer]) until the decided instant, and sends replies in the order
/// of the requests ([dev.understudy.engine.reply]). What breaks on the wire is a script of steps,
/// performed by a [Transmission]. A new plan is one volatile write ([PlanSwitch]); a request
/// finishes under the plan that admitted it. Counters and histograms are per loop
/// ([dev.understudy.engine.meter]).
///
/// The network code decides nothing. It adds only what HTTP itself asks for: framing, persistence,
/// 404, 405, 400 and their kin.
@NullMarked
package dev.understudy.engine;

import org.jspecify.annotations.NullMarked;
