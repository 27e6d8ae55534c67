package dev.understudy.config;

import dev.understudy.config.compile.Workings;
import dev.understudy.config.text.Composition;

/// What is known of a text beside its meaning: how it is divided, and what its endpoints were
/// compiled from.
///
/// @param name under which it was loaded
/// @param options with which it was loaded
public record Basis(String name, LoadOptions options, Composition composition, Workings workings) {}
