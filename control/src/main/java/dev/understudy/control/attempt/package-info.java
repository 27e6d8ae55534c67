/// A request that somebody tries: sent to the service as a client on this machine would send it,
/// and told beside what was decided for it. [AttemptResource] reads what is asked, [Exchange]
/// speaks HTTP/1.1 over a socket of its own, byte by byte, so that a broken reply is told as it
/// came: a library would hide what a fault did. The decision is found by the socket's port.
///
/// Only the instance's own service is ever asked; bounds on time, size and number hold.
@NullMarked
package dev.understudy.control.attempt;

import org.jspecify.annotations.NullMarked;
