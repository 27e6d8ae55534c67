/// The instance looked at once a second: what goes on now, and how it went over the last hours.
///
/// An [Observatory] takes the looks. Each [Look] tells what came since the one before ([Row]s), and
/// feeds the [History], which keeps [Interval]s of a second, ten seconds and a minute in rings: so
/// its size has a bound whatever the traffic. Who wants live figures reads the last look, at no
/// cost to the engine; who wants to follow them is told of each by a [Watcher].
@NullMarked
package dev.understudy.control.watch;

import org.jspecify.annotations.NullMarked;
