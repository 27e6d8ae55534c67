/// Sessions that walk through steps.
///
/// A [Workflow] is a graph of [Step]s, compiled: which requests a step takes, where a session may
/// go from there by a request (`next`), by choice ([Branch]) or by time ([After]), and which
/// variables change on the way. A [Session] stands at a step: it *awaits* the step until one of the
/// step's requests has come, and has *performed* it from then on.
///
/// A request is judged at its arrival ([Playing#enter] gives a [Visit]) and moves its session when
/// it has been decided ([Visit#conclude]), if the endpoint did its work: an error moves nobody.
/// What a session remembers is one immutable [Standing], replaced by compare-and-set, so requests
/// of one session never wait for each other; [SessionTable] finds sessions, bounds their number and
/// lets them expire. Nothing here runs by itself: what time does to a session is worked out when
/// somebody looks, for the instant at which it was due. Chance is drawn by position (workflow,
/// session, number of the step), so a session's way can be recomputed alone.
@NullMarked
package dev.understudy.core.workflow;

import org.jspecify.annotations.NullMarked;
