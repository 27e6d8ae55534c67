/// Instances that share a store as one service: the scenario in force and its clock are one for all
/// of them ([FleetScenarios]), as are the revisions ([dev.understudy.control.revision]).
///
/// Nobody leads. Whoever makes a change writes it with the instant at which it takes effect, a
/// moment later; all have heard of it by then, and each waits for that instant on its own clock
/// ([Moment]). Who hears late, or joins later, computes where the scenario's time is by then. So
/// instances are in the same phase as far as their machines' clocks agree.
@NullMarked
package dev.understudy.control.fleet;

import org.jspecify.annotations.NullMarked;
