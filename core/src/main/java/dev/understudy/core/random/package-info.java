/// Randomness by position: draw n of endpoint e is a pure function of (seed, instance, e, n,
/// purpose, index).
///
/// [Philox] is the generator, [Streams] the layout of its key and counter, [Purpose] the list of
/// what a draw can be for, [Uniform] turns a word into a number in (0, 1). Nothing here has state,
/// so thread order, reloads and restarts cannot change a draw.
@NullMarked
package dev.understudy.core.random;

import org.jspecify.annotations.NullMarked;
