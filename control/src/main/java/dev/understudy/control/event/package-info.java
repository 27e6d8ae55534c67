/// What happens, as a stream that clients follow: revisions, scenario, windows, warnings, and the
/// figures of each second.
///
/// The [Feed] keeps the last happenings, so that who was away for a moment misses none; figures are
/// not kept, since the next second has new ones. [Announcer] finds out what happened by comparing
/// one look at the instance with the next. [Subscribers] writes to clients as server-sent events
/// and lets go of those that do not keep up.
@NullMarked
package dev.understudy.control.event;

import org.jspecify.annotations.NullMarked;
