/// The program: commands, and the wiring of configuration, engine and control plane.
///
/// [Main] runs a command line and turns every failure into one line and an exit code.
/// [dev.understudy.cli.command] has one class a command, without logic; [dev.understudy.cli.serve]
/// is a running instance: it starts the engine first and the admin port after it, watches the
/// files, applies what is valid, and stops gracefully. [dev.understudy.cli.log] and
/// [dev.understudy.cli.machine] are what an operator sees of the process;
/// [dev.understudy.cli.terminal] is where results and messages go.
@NullMarked
package dev.understudy.cli;

import org.jspecify.annotations.NullMarked;
