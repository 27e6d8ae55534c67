/// The description of the admin API as an OpenAPI 3.1 document.
///
/// It is written by hand, one file for each tag in `resources/openapi/`, beside `frame.yaml` with
/// what all share. [OpenApi] joins them when the document is first asked for. To describe a new
/// resource: a file `TAG.yaml` with `tags`, `paths` and `components` as in the others, and its name
/// in the list of [OpenApi]. Tests fail for a route that is registered and not described or the
/// reverse, and hold requests and responses to the schemas.
@NullMarked
package dev.understudy.control.openapi;

import org.jspecify.annotations.NullMarked;
