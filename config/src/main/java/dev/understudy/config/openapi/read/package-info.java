/// What an API description says, whatever its version and however many files it has.
///
/// [Documents] holds the texts and follows references, within one folder and within bounds.
/// [ApiReader] walks over paths and operations; [SchemaReader] brings schemas into one dialect;
/// [PathTemplate] writes paths as ours. What is strange on the way is a [Finding] with its place,
/// never an exception: one broken operation leaves the others.
@NullMarked
package dev.understudy.config.openapi.read;

import org.jspecify.annotations.NullMarked;
