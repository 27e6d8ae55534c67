package dev.understudy.config.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which headers, parameters and cookies an expression asks for, by the variable it asks them of:
/// these alone are looked up in a request.
final class AskedNames {
  private final Set<String> variables;
  private final CelAbstractSyntaxTree tree;
  private final Map<String, Set<String>> names = new HashMap<>();
  private Optional<CelExpr> bare = Optional.empty();

  private AskedNames(CelAbstractSyntaxTree tree, Set<String> variables) {
    this.tree = tree;
    this.variables = variables;
  }

  /// @param variables that can be asked for single names
  static AskedNames in(CelAbstractSyntaxTree tree, Set<String> variables) {
    AskedNames asked = new AskedNames(tree, variables);
    asked.visit(tree.getExpr());
    return asked;
  }

  /// By variable.
  Map<String, Set<String>> names() {
    return names;
  }

  /// A place where such a variable stands without a constant name behind it.
  Optional<CelExpr> bare() {
    return bare;
  }

  private Optional<String> variable(CelExpr node) {
    return tree.getReference(node.id()).map(CelReference::name).filter(variables::contains);
  }

  private void visit(CelExpr node) {
    if (variable(node).isPresent()) {
      bare = Optional.of(node);
      return;
    }
    switch (node.exprKind().getKind()) {
      case SELECT -> {
        CelExpr of = node.select().operand();
        Optional<String> variable = variable(of);
        if (variable.isPresent()) {
          ask(variable.get(), node.select().field());
        } else {
          visit(of);
        }
      }
      case CALL -> call(node);
      case LIST -> node.list().elements().forEach(this::visit);
      case MAP ->
          node.map()
              .entries()
              .forEach(
                  entry -> {
                    visit(entry.key());
                    visit(entry.value());
                  });
      case COMPREHENSION -> {
        var loop = node.comprehension();
        visit(loop.iterRange());
        visit(loop.accuInit());
        visit(loop.loopCondition());
        visit(loop.loopStep());
        visit(loop.result());
      }
      default -> {} // constants and names
    }
  }

  private void call(CelExpr node) {
    var call = node.call();
    call.target().ifPresent(this::visit);
    if (call.function().equals("_[_]")) {
      CelExpr name = call.args().get(1);
      Optional<String> variable = variable(call.args().get(0));
      boolean constant =
          name.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
              && name.constant().getKind() == CelConstant.Kind.STRING_VALUE;
      if (variable.isPresent() && constant) {
        ask(variable.get(), name.constant().stringValue());
        return;
      }
    }
    call.args().forEach(this::visit);
  }

  private void ask(String variable, String name) {
    names.computeIfAbsent(variable, _ -> new HashSet<>()).add(name);
  }
}
