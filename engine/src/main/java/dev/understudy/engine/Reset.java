package dev.understudy.engine;

/// What an engine is to forget.
///
/// @param ordinals every endpoint's next request is its first again, with the draws of the first
/// @param queues stations, limits, breakers and shared bandwidths are as at the start: idle, full
///   of tokens, closed
/// @param statistics counts and times of endpoints, and the times of all of them together
public record Reset(boolean ordinals, boolean queues, boolean statistics) {}
