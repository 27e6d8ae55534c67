/// API descriptions (OpenAPI 3.0, 3.1, Swagger 2.0) to configurations, and back.
///
/// What follows the description stays apart from what is made of it: [Schemas] are its schemas in
/// one dialect, JSON Schema 2020-12, with references of the form `#/schemas/NAME` only, however
/// many files and versions they came from; [BodyGenerator] makes a payload of one of them, a pure
/// function of schema and seed.
@NullMarked
package dev.understudy.config.openapi;

import org.jspecify.annotations.NullMarked;
