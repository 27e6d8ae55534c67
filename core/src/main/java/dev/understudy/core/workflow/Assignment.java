package dev.understudy.core.workflow;

import dev.understudy.core.expression.Expression;

/// A variable that a step sets.
///
/// @param variable its index in the workflow
public record Assignment(int variable, Expression value) {}
