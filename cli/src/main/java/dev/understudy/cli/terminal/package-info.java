/// Where results and messages go: results to standard output, all else to standard error, both in
/// UTF-8, colour only where a person looks. Commands are given a [Console] and never touch
/// [java.lang.System], so tests run them in-process.
@NullMarked
package dev.understudy.cli.terminal;

import org.jspecify.annotations.NullMarked;
