/// How two configurations differ in behaviour: not which lines, but what a client would notice.
///
/// [BehaviourDiff] compares the plans and resolved layers of two loads, endpoint by endpoint and in
/// one scenario, as [Traits]: named facts such as `latency p50` with their value as text. Equal
/// changes of several endpoints are one [BehaviourDiff.Change]. Spelling, order and comments do not
/// count.
@NullMarked
package dev.understudy.config.diff;

import org.jspecify.annotations.NullMarked;
