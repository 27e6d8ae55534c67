/// The configuration as written, one record for one thing of the language. Start at [Document].
///
/// A record lies beside its declaration: the keys, what their values may be, and one line of
/// documentation each (`shape` says what follows from it). The records mirror the text and can be
/// written back; every value that a later message may have to point at knows where it was read.
/// Nothing here computes: laws, layers and routes are made in `compile`.
@NullMarked
package dev.understudy.config.document;

import org.jspecify.annotations.NullMarked;
