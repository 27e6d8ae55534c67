/// Large API descriptions of many makers: imported, served, asked operation by operation and
/// fuzzed.
///
/// The descriptions come from packages that `./dev corpus` installs; none is kept here. [Corpus] is
/// the whole run, [Described] one description as our reader has it, [Asked] what became of its
/// operations, [Fuzzed] what schemathesis found. Replies are held against the schemas by
/// networknt's validator and by schemathesis' own, neither of which takes part in making them.
@NullMarked
package dev.understudy.bench.corpus;

import org.jspecify.annotations.NullMarked;
