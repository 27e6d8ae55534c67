/// What is counted while serving. Each number has one writer, the event loop that owns it, and any
/// reader; readers add up the loops. Nothing here locks or allocates per request.
@NullMarked
package dev.understudy.engine.meter;

import org.jspecify.annotations.NullMarked;
