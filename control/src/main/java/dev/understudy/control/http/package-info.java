/// The frame of the admin port: what every route has in common, so that a resource is nothing but
/// its subject.
///
/// A [Resource] declares its routes on [Routes]: method, path as the OpenAPI document writes it,
/// what a caller must be allowed ([Access]), what bodies it takes and how large. Before its
/// [Action] sees a [Call], the frame has checked Host and Origin ([OriginGuard]), the token
/// ([TokenGuard]), type and size of the body ([BodyGuard]). An action runs on a virtual thread, may
/// wait, and returns a [Reply] or throws a [Refusal], which becomes `application/problem+json`
/// ([ProblemReply]). Every reply carries the same [SecurityHeaders].
@NullMarked
package dev.understudy.control.http;

import org.jspecify.annotations.NullMarked;
