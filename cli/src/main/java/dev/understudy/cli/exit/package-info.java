/// How a command ends when it does not end well: a [Failure] carries the one line that a person
/// reads and the [ExitCode] that a script reads.
@NullMarked
package dev.understudy.cli.exit;

import org.jspecify.annotations.NullMarked;
