/// The admin API, resource by resource: [Api] lists them.
///
/// A resource is one file that implements [dev.understudy.control.http.Resource] and holds nothing
/// but its subject: token, Host and Origin, type and size of bodies, problem documents and the
/// thread it runs on come from the frame, [dev.understudy.control.http]. What changes the
/// configuration goes through [dev.understudy.control.revision.Configurator] and nowhere else. Each
/// route is described in `resources/openapi/` ([dev.understudy.control.openapi]); a test fails for
/// one that is not.
@NullMarked
package dev.understudy.control.api;

import org.jspecify.annotations.NullMarked;
