/// From a description to a configuration.
///
/// [OpenApiImport] is the whole way: read, guess by [dev.understudy.config.openapi.rule.Rules], lay
/// out as a person would ([DraftText]), compile the result to be sure of it. [Remembered] keeps at
/// the end of the text what the import wrote, so that [Reimport] can tell later what a person has
/// changed since.
@NullMarked
package dev.understudy.config.openapi.convert;

import org.jspecify.annotations.NullMarked;
