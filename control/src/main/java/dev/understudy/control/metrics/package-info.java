/// What was served, how well, and how the process is doing, as Prometheus text: see [Exposition].
///
/// Every name is declared in one place, beside its help text, and documented in
/// docs/reference/metrics.md. An endpoint's histograms appear with its first request, so ten
/// thousand idle endpoints cost a scrape ten thousand lines, not a million.
@NullMarked
package dev.understudy.control.metrics;

import org.jspecify.annotations.NullMarked;
