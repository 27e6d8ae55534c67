/// Time: when a behaviour holds and how strongly, as pure functions of scenario time.
///
/// Scenario time t is nanoseconds since the activation of the scenario; a [ScenarioClock] maps the
/// engine's clock to it (offset, pause, jump, speed). [Occurrences] says when a window is active
/// and with what intensity 0..1: [Recurring] at fixed distances, [RandomOccurrences] at random
/// moments, [DailyOccurrences] by the calendar of a zone; a [Ramp] shapes both ends. A [Timetable]
/// holds the windows of one endpoint and finds those active now at a cost that depends neither on
/// their past nor on those that sleep. [Stalls] turns windows in which nothing moves into
/// [Progress], the time change that stations and deadlines run on. Random access everywhere: t may
/// be asked in any order.
@NullMarked
package dev.understudy.core.schedule;

import org.jspecify.annotations.NullMarked;
