/// Document to plan.
///
/// [Compiler] leads. [Layering] knows which layers an endpoint has, low to high; [Resolved] puts
/// them on top of each other facet by facet and keeps what each one said ([Chain]), for
/// explanations. [EndpointDrafts] makes of it all that an endpoint is by itself, windows included
/// ([WindowEffects], [WindowPlans], [Schedule]); [CompiledScenario] puts drafts together with what
/// they share: pools, limits, links, and the [CallTrees] of [Dependencies]. What two scenarios have
/// alike is one object.
///
/// [Laws] makes distributions, [Bodies] replies, [Outcomes] and [OutcomeLaws] errors, [Routes] and
/// [Conditions] the router's input, [ReferredFiles] reads what the text names. Equal things are
/// made once, so a hundred thousand endpoints that inherit one law hold one. What cannot be made is
/// a problem at the place that asked for it, and so is what disagrees ([Conflicts], [LayerChecks],
/// [CallCycles], [WindowRates]); all of them are found in one go.
@NullMarked
package dev.understudy.config.compile;

import org.jspecify.annotations.NullMarked;
