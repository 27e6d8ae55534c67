/// Why an endpoint behaves as it does, in a scenario and at a time. [Explanation] is data: each
/// layer's step in each facet with its place, windows with their intensity, the laws that result,
/// and what follows from its load; terminal, API and UI render it. [Brief] has the short texts.
@NullMarked
package dev.understudy.config.explain;

import org.jspecify.annotations.NullMarked;
