/// Which endpoint a request belongs to. A [Router] is compiled from [Route]s; it reads a request
/// through [RequestView], so the server, the verifier (rows of a result file) and the tests route
/// by the same code. Cost grows with the path's length, not with the number of endpoints.
///
/// Of the routes that hold, one wins: segment by segment from the left a literal beats `{name}`,
/// which beats `{name...}`; then a method of its own beats GET answering HEAD; then more conditions
/// beat fewer; then the document's order, which [RouteProblems] has already called a tie. A route
/// whose conditions fail steps back: the next best is tried.
///
/// Paths are compared as RFC 3986 6.2.2 has it:
///
/// - Split at `/` first, then percent-decoded once, per segment, as UTF-8: `%2F` stays inside its
///   segment, `%2541` is the text `%41`. `+` is a plus. A `%` without two hex digits is itself.
///   Case counts.
/// - Dot segments are resolved (also written `%2e`): `/a/./b/../c` is `/a/c`; `/..` stops at the
///   root. Most clients do it themselves; one that does not means the same resource.
/// - Empty segments and the trailing slash count: `/a//b`, `/a/b` and `/a/b/` are three paths. A
///   miss by a slash alone is named in [Router.Miss].
/// - `{name}` is one segment that is not empty. `{name...}` is what follows the slash before it,
///   nothing included: `/files/{path...}` holds for `/files/` and `/files/a/b`, not for `/files`.
@NullMarked
package dev.understudy.core.route;

import org.jspecify.annotations.NullMarked;
