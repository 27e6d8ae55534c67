package dev.understudy.control.predict;

/// What a prediction is of.
///
/// @param service its name
/// @param scenario its id
/// @param seed of all draws
/// @param workload as a person wrote it: `poisson 200/s`
public record About(String service, String scenario, long seed, String workload) {}
