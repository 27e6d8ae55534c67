package dev.understudy.core.outcome;

/// One header field of a reply; names are sent as given.
public record Header(String name, String value) {}
