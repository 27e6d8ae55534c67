/// The running configuration as a line of numbered texts.
///
/// A [Revision] is one applied text: who, when, why, and from where it came. A [RevisionStore]
/// keeps them; the newest is the active one, and to restore an old one is to append its text again,
/// so history is only ever added to. [Configurator] is the one place through which file, API,
/// import and rollback change what runs: it compiles, refuses with problems or with the present
/// state, appends durably, switches, and tells its listeners; one change at a time.
@NullMarked
package dev.understudy.control.revision;

import org.jspecify.annotations.NullMarked;
