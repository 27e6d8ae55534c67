/// The compiled configuration, and the decision of a request's fate.
///
/// A [Plan] is immutable and is all the engine runs: a router and one [EndpointPlan] per endpoint,
/// without text and without look-ups by name. [EndpointPlan#decide] is a pure function of (plan,
/// ordinal, arrival, outcome before); [EndpointState] hands out the ordinals and is the only thing
/// that survives from one request, and from one plan, to the next. A [Decision] is the ground
/// truth: it drives the engine and feeds metrics, records and the verifier.
@NullMarked
package dev.understudy.core.plan;

import org.jspecify.annotations.NullMarked;
