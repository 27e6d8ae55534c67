/// Single requests, for those who want to look at some: recorded only when asked for, sampled, in a
/// ring, until a time is over. Requests that no endpoint wanted are always counted, by their path.
///
/// [TrafficLog] keeps both. Whatever may be a secret is masked before it is kept ([Mask]).
@NullMarked
package dev.understudy.control.traffic;

import org.jspecify.annotations.NullMarked;
