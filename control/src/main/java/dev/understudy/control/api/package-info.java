/// The admin API, resource by resource: [Api] lists them and holds the frame around them.
///
/// A resource is one file that implements [Resource]. Host and Origin checks ([OriginGuard]), the
/// body bound, `405` with `Allow` and errors as `application/problem+json` ([ProblemReply]) come
/// from the frame. Each route is described in `resources/openapi/`
/// ([dev.understudy.control.openapi]); a test fails for one that is not. Handlers run on the event
/// loop; what computes or waits goes to a worker.
@NullMarked
package dev.understudy.control.api;

import org.jspecify.annotations.NullMarked;
