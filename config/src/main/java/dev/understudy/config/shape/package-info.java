/// Declarations of what a value of the language may look like.
///
/// A [Shape] is one declaration with four uses: it binds a tree to a record and reports every
/// problem at its place, it writes the record back, it yields the JSON Schema that editors use, and
/// its docs are the reference page. [ObjectShape] declares the keys of a mapping, [Scalars] and
/// [QuantityShape] single values, [Several] lists and named values, [ByKind] a short form beside a
/// long one. Add a key to an object where its record is declared, and nothing else.
@NullMarked
package dev.understudy.config.shape;

import org.jspecify.annotations.NullMarked;
