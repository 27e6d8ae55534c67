/// What can become of a request: success, a named error, a damaged payload, a fault on the wire.
///
/// All outcomes of an endpoint are disjoint intervals of one draw ([OutcomeLaw]), so rates mean
/// what they say; with a mean run they come in runs and the long-run rate stays. [Outcome] says
/// what is sent. A [Fault] is a script of wire steps ([WireStep]) that the engine carries out;
/// [Damage] is a pure function of the payload. To add a fault: docs/how-to/add-a-fault.md.
@NullMarked
package dev.understudy.core.outcome;

import org.jspecify.annotations.NullMarked;
