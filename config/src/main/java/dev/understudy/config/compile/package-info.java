/// Document to plan.
///
/// [Compiler] leads. Each endpoint has [Layer]s, low to high; [Resolved] puts them on top of each
/// other facet by facet and keeps what each one said ([Chain]), for explanations. [Laws] makes
/// distributions, [Bodies] replies, [Outcomes] and [OutcomeLaws] errors, [Routes] and [Conditions]
/// the router's input, [ReferredFiles] reads what the text names. Equal things are made once, so a
/// hundred thousand endpoints that inherit one law hold one. What cannot be made is a problem at
/// the place that asked for it; all of them are found in one go.
@NullMarked
package dev.understudy.config.compile;

import org.jspecify.annotations.NullMarked;
