package dev.understudy.core.verify;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// One thing that was told, what was served, and the judgement. Numbers are in the unit of the
/// facet.
///
/// @param endpoint id of the endpoint
/// @param question that it answers
/// @param subject what of the facet: `p99`, the error's name, `p99 of timeout`
/// @param told what was told; for a test's statistic what is expected of it
/// @param served what was seen; NaN if nothing was
/// @param interval of the served value: 90 % where it is held against the margin, else 99 %; empty
///   where there is none
/// @param n requests (pairs, errors: what the method counts) behind it
/// @param pValue chance of a deviation this large if the claim holds (for a margin: at its edge);
///   what Holm's rule compared
/// @param moreNeeded how many more, of what `n` counts, until a verdict is likely (power 90 %);
///   empty: none needed, or no number helps
/// @param reason why the verdict is not a plain pass or fail, or what made it fail; one sentence,
///   may be empty
public record Claim(
    String endpoint,
    Mode question,
    Facet facet,
    String subject,
    double told,
    double served,
    Optional<Interval> interval,
    long n,
    OptionalDouble pValue,
    Verdict verdict,
    OptionalLong moreNeeded,
    Method method,
    String reason) {}
