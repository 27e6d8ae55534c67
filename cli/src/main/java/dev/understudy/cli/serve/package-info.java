/// A running instance. [Service] starts it in the order that a client notices: engine, then admin
/// port, then banner; and stops it in the reverse order, draining.
///
/// [FileWatch] tells when a file may have changed, [Reloader] loads it and hands a valid plan to
/// the engine's switch; what is not valid is logged and changes nothing. [Stop] is how signals end
/// it. [RunningInstance] is what the admin port may see.
@NullMarked
package dev.understudy.cli.serve;

import org.jspecify.annotations.NullMarked;
