package dev.understudy.cli.render;

import dev.understudy.config.explain.WorkflowGraph;
import dev.understudy.config.explain.WorkflowGraph.Edge;
import dev.understudy.config.explain.WorkflowGraph.Node;
import java.util.List;

/// Workflows as text, as Mermaid and as DOT.
public enum GraphText {
  text {
    @Override
    void draw(WorkflowGraph graph, StringBuilder out) {
      out.append(graph.workflow()).append(" (session: ").append(graph.session()).append(")\n");
      for (Node node : graph.steps()) {
        boolean first = node.name().equals(graph.start());
        out.append(first ? "> " : "  ").append(node.name());
        if (!node.on().isEmpty()) {
          out.append(" on ").append(String.join(", ", node.on()));
        }
        if (!node.notes().isEmpty()) {
          out.append("; ").append(String.join("; ", node.notes()));
        }
        out.append(node.end() ? "; end\n" : "\n");
        for (Edge edge : edges(graph, node)) {
          out.append("    ")
              .append(arrow(edge))
              .append(' ')
              .append(edge.to())
              .append("  ")
              .append(edge.label())
              .append('\n');
        }
      }
    }

    private static String arrow(Edge edge) {
      return switch (edge.kind()) {
        case "request" -> "-->";
        case "branch" -> "-?>";
        default -> "-~>";
      };
    }
  },
  mermaid {
    @Override
    void draw(WorkflowGraph graph, StringBuilder out) {
      out.append("stateDiagram-v2\n");
      out.append("  %% ").append(graph.workflow()).append('\n');
      for (int i = 0; i < graph.steps().size(); i++) {
        Node node = graph.steps().get(i);
        out.append("  state \"")
            .append(quiet(label(node)))
            .append("\" as s")
            .append(i)
            .append('\n');
      }
      out.append("  [*] --> s").append(index(graph, graph.start())).append('\n');
      for (Edge edge : graph.edges()) {
        out.append("  s")
            .append(index(graph, edge.from()))
            .append(" --> s")
            .append(index(graph, edge.to()))
            .append(": ")
            .append(quiet(edge.label()))
            .append('\n');
      }
      for (int i = 0; i < graph.steps().size(); i++) {
        if (graph.steps().get(i).end()) {
          out.append("  s").append(i).append(" --> [*]\n");
        }
      }
    }

    /// What means something in a diagram goes in as an entity.
    private static String quiet(String text) {
      StringBuilder out = new StringBuilder();
      for (char c : text.toCharArray()) {
        if ("#\":;<>".indexOf(c) >= 0) {
          out.append('#').append((int) c).append(';');
        } else {
          out.append(c);
        }
      }
      return out.toString();
    }
  },
  dot {
    @Override
    void draw(WorkflowGraph graph, StringBuilder out) {
      out.append("digraph ").append(quoted(graph.workflow())).append(" {\n  rankdir=LR;\n");
      for (Node node : graph.steps()) {
        boolean first = node.name().equals(graph.start());
        out.append("  ")
            .append(quoted(node.name()))
            .append(" [label=")
            .append(quoted(label(node)))
            .append(first ? ", style=bold" : "")
            .append(node.end() ? ", peripheries=2" : "")
            .append("];\n");
      }
      for (Edge edge : graph.edges()) {
        out.append("  ")
            .append(quoted(edge.from()))
            .append(" -> ")
            .append(quoted(edge.to()))
            .append(" [label=")
            .append(quoted(edge.label()))
            .append(
                switch (edge.kind()) {
                  case "branch" -> ", style=dashed";
                  case "time" -> ", style=dotted";
                  default -> "";
                })
            .append("];\n");
      }
      out.append("}\n");
    }

    private static String quoted(String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
  };

  abstract void draw(WorkflowGraph graph, StringBuilder out);

  /// One after the other.
  public String of(List<WorkflowGraph> graphs) {
    StringBuilder out = new StringBuilder();
    for (WorkflowGraph graph : graphs) {
      if (!out.isEmpty()) {
        out.append('\n');
      }
      draw(graph, out);
    }
    return out.toString();
  }

  private static String label(Node node) {
    return node.on().isEmpty()
        ? node.name()
        : node.name() + " (" + String.join(", ", node.on()) + ")";
  }

  private static List<Edge> edges(WorkflowGraph graph, Node node) {
    return graph.edges().stream().filter(edge -> edge.from().equals(node.name())).toList();
  }

  private static int index(WorkflowGraph graph, String name) {
    for (int i = 0; i < graph.steps().size(); i++) {
      if (graph.steps().get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no step " + name);
  }
}
