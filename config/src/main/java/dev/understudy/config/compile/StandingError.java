package dev.understudy.config.compile;

import dev.understudy.config.document.NamedError;

/// An error as the layers have made it.
///
/// @param name of its outcome: its own, or `unavailable/checkout` where the layer `checkout` adds
///   to an error of a lower layer that is sent otherwise
/// @param error what is sent, and as which rate it was written
/// @param rate 0..1 before layers together are held to 100 %
public record StandingError(String name, NamedError error, double rate) {}
