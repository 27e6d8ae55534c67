package dev.understudy.control.revision;

import dev.understudy.config.Loaded;

/// What runs.
///
/// @param loaded the text, compiled; it has a document and a plan
public record Active(Revision revision, String text, Loaded loaded) {}
