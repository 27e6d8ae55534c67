/// The soak: hours of mixed load on the packaged program, disturbed on a schedule, looked at each
/// minute. Start at [Soak].
///
/// [Load] is an open-loop client: request n is due at n/rate whatever the replies do, and its time
/// counts from then, so that a server that stands still cannot hide it (no coordinated omission).
/// Every reply is held against the [Profile] that is served: an error that the configuration tells
/// of is told, anything else is untold. [Sampler] writes a row a minute at once; what is concluded
/// ([Judgement], [Slope], [Page]) is computed from the rows alone and can be computed again.
@NullMarked
package dev.understudy.bench.soak;

import org.jspecify.annotations.NullMarked;
