/// Rows of a result file, held against a plan. Start at [Verifier].
///
/// [Attribution] finds the endpoint of a row by the router that serves it; [Told] is what of an
/// endpoint a client can see through a format: outcomes that look alike are one, and named so;
/// behaviour that depends on time or load is left to the server's own record. [Verification] is the
/// judge's answer with everything that whoever reads it has to know.
@NullMarked
package dev.understudy.results.verify;

import org.jspecify.annotations.NullMarked;
