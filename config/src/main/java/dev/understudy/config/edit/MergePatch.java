package dev.understudy.config.edit;

import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// JSON merge patches (RFC 7396) as edits: `null` removes, mappings are merged key by key, anything
/// else replaces.
public final class MergePatch {
  private MergePatch() {}

  /// The edits that bring a value to what the patch says.
  ///
  /// @param target the value; absent: there is none yet
  /// @param at where it stands
  public static List<Edit> edits(Optional<Node> target, Node patch, Pointer at) {
    List<Edit> edits = new ArrayList<>();
    collect(target, patch, at, edits);
    return edits;
  }

  private static void collect(Optional<Node> target, Node patch, Pointer at, List<Edit> edits) {
    if (patch instanceof Mapping changes
        && target.isPresent()
        && target.orElseThrow() instanceof Mapping there) {
      for (Mapping.Entry change : changes.entries()) {
        String key = change.key().text();
        Optional<Node> old = there.find(key);
        if (!Trees.isNull(change.value())) {
          collect(old, change.value(), at.with(key), edits);
        } else if (old.isPresent()) {
          edits.add(new Edit.Remove(at.with(key)));
        }
      }
      return;
    }
    Node value = withoutNulls(patch);
    if (target.filter(old -> Trees.same(old, value)).isEmpty()) {
      edits.add(new Edit.Set(at, value));
    }
  }

  /// What the patch makes of nothing.
  private static Node withoutNulls(Node patch) {
    if (!(patch instanceof Mapping mapping)) {
      return patch;
    }
    Map<String, Node> kept = new LinkedHashMap<>();
    for (Mapping.Entry entry : mapping.entries()) {
      if (!Trees.isNull(entry.value())) {
        kept.put(entry.key().text(), withoutNulls(entry.value()));
      }
    }
    return Mapping.of(kept);
  }
}
