/// The commands, one class each: options, a call into a module, rendering, exit code; no logic.
///
/// [Commands] lists them. To add one: a class here, one line there, a golden test of its output,
/// exit code and `--help`.
@NullMarked
package dev.understudy.cli.command;

import org.jspecify.annotations.NullMarked;
