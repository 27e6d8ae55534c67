package dev.understudy.core.plan;

import java.util.Optional;

/// A rate limit, shared by the endpoints that name it.
///
/// @param name for headers and metrics
/// @param perSecond rate > 0
/// @param burst requests that may come at once, >= 1
/// @param perClient whether each client has a limiter of its own
/// @param clientHeader header that tells clients apart, in lower case; absent: their address
/// @param clients most clients with a limiter of their own
/// @param maxDelayNanos 0: what does not conform is refused; else it waits for its turn, up to this
///   long, and is refused beyond
public record Limit(
    String name,
    double perSecond,
    int burst,
    boolean perClient,
    Optional<String> clientHeader,
    int clients,
    long maxDelayNanos) {}
