/// Which endpoint a request belongs to. A [Router] is compiled from [Route]s: literal segments beat
/// `{name}`, `{name}` beats `{name...}`, and among routes of one path more conditions beat fewer.
/// It reads a request through [RequestView], so the server, the verifier (rows of a result file)
/// and the tests route by the same code. Cost grows with the path's length, not with the number of
/// endpoints.
@NullMarked
package dev.understudy.core.route;

import org.jspecify.annotations.NullMarked;
