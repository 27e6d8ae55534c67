/// Expressions in CEL (Common Expression Language, cel.dev), compiled and type-checked at load.
///
/// [Expressions] compiles a text in a [Scope], which says what the text may speak of; every mistake
/// is a problem at its place in the configuration. What can be asked of a request is a variable of
/// its own (`request.method`, `session.items`), so that a misspelt one is found at load, and is
/// looked up ([Variables]) only when it is asked for. Chance comes from macros: each call of
/// `random.int(1, 6)` in a text has a number, and its draw is at that position of the request
/// ([RandomFunctions]), whatever else was evaluated before it.
///
/// The library takes half a second to load: only a document that has an expression pays for it
/// ([CelLanguage] alone touches it, beside what it is made of).
@NullMarked
package dev.understudy.config.expression;

import org.jspecify.annotations.NullMarked;
