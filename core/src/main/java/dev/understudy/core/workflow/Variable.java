package dev.understudy.core.workflow;

/// What a session remembers beside its step.
///
/// @param name as written, `items`
/// @param initial the value at the beginning
/// @param type what its values are instances of; `Object` for any
public record Variable(String name, Object initial, Class<?> type) {}
