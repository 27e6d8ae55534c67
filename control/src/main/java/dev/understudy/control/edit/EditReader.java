package dev.understudy.control.edit;

import dev.understudy.config.edit.Edit;
import dev.understudy.config.edit.Pointer;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.control.http.Refusal;
import java.util.ArrayList;
import java.util.List;

/// Edits as clients write them: `{"pointer": "/endpoints/pay/latency", "set": "5ms"}`, with one of
/// `set`, `insert` (and `before`), `remove`, `rename`, `move`.
public final class EditReader {
  private static final int MOST = 10_000;
  private static final List<String> VERBS = List.of("set", "insert", "remove", "rename", "move");

  private EditReader() {}

  /// @throws Refusal 400 where one is none
  public static List<Edit> read(List<Node> written) {
    if (written.size() > MOST) {
      throw new Refusal(400, "there are " + written.size() + " edits, more than " + MOST);
    }
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      edits.add(read(written.get(i), "edit " + (i + 1)));
    }
    return edits;
  }

  private static Edit read(Node written, String what) {
    Members members =
        Members.of(written, what, "pointer", "set", "insert", "before", "remove", "rename", "move");
    List<String> said = VERBS.stream().filter(verb -> members.find(verb).isPresent()).toList();
    if (said.size() != 1) {
      throw new Refusal(400, what + " needs one of " + String.join(", ", VERBS));
    }
    String verb = said.getFirst();
    if (members.find("before").isPresent() && !verb.equals("insert")) {
      throw new Refusal(400, "before in " + what + " goes with insert");
    }
    Pointer pointer = pointer(members.needText("pointer"), what);
    Node value = members.find(verb).orElseThrow();
    return switch (verb) {
      case "set" -> new Edit.Set(pointer, value);
      case "insert" -> new Edit.Insert(pointer, value, members.text("before"));
      case "remove" -> {
        boolean yes = value instanceof Scalar scalar && scalar.equals(Scalar.bool(true));
        if (!yes) {
          throw new Refusal(400, "remove in " + what + " has to be true");
        }
        yield new Edit.Remove(pointer);
      }
      case "rename" -> new Edit.Rename(pointer, members.needText("rename"));
      case "move" -> new Edit.Move(pointer, pointer(members.needText("move"), what));
      default -> throw new IllegalStateException(verb);
    };
  }

  private static Pointer pointer(String text, String what) {
    try {
      return Pointer.of(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, what + ": " + e.getMessage());
    }
  }
}
