package dev.understudy.core.workflow;

import dev.understudy.core.expression.Condition;
import java.util.Optional;

/// One way on from a step, by choice.
///
/// @param to index of the step it leads to
/// @param weight of this way among all ways of the step, > 0; 0 where conditions choose
/// @param when it is taken; empty: always, or by weight
public record Branch(int to, double weight, Optional<Condition> when) {}
