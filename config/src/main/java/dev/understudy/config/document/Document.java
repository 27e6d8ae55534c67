package dev.understudy.config.document;

/// A configuration as written.
///
/// @param name of the service that is stood in for
public record Document(String name) {}
