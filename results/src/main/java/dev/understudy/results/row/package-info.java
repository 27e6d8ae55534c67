/// One request as a client measured it, whatever tool wrote it down: the common form that all
/// formats are read into.
@NullMarked
package dev.understudy.results.row;

import org.jspecify.annotations.NullMarked;
