/// Conditions on a request's query, headers and payload, as [dev.understudy.core.route.Condition]s
/// for the router.
///
/// [ValueTest] is what is asked of a value: equals, contains, matches, present, absent. Regular
/// expressions are RE2, so no client can make one slow. A query parameter or header that is given
/// several times meets a test when any of its values does. What cannot be compiled is refused with
/// a [MatchException] that says where in the text. JSON, JSONPath and JSON Schema stand in classes
/// of their own, so that their libraries are loaded only by a document that uses them.
@NullMarked
package dev.understudy.config.match;

import org.jspecify.annotations.NullMarked;
