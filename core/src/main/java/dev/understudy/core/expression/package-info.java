/// What is asked of a request and its session while it is decided: [Condition]s of branches,
/// [Expression]s of variables and of text.
///
/// Both look at [Facts] and at nothing else. The language they are written in belongs to whoever
/// compiles them; here they are only asked, so this package needs no library. An expression may
/// have no value for a request ([NoValueException]): a condition then does not hold, a variable
/// stays as it is, a text has nothing in that place, and [Facts] counts it.
@NullMarked
package dev.understudy.core.expression;

import org.jspecify.annotations.NullMarked;
