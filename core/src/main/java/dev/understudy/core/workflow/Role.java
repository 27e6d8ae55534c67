package dev.understudy.core.workflow;

import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import dev.understudy.core.random.Uniform;
import java.util.List;

/// What an endpoint is in one workflow.
///
/// @param workflow index in its [Space]
/// @param begins whether its requests perform the first step
/// @param onward by step performed last: the steps that a request may perform next
/// @param awaited by step awaited: itself where a request performs it; [#NONE]
/// @param served by step performed: the endpoint of the plan that stands for this one in that step
public record Role(
    int workflow,
    boolean begins,
    List<List<Integer>> onward,
    List<Integer> awaited,
    List<Integer> served) {
  /// A request is out of order.
  public static final int NONE = -1;

  /// The draws of `next` are numbered behind those of the steps' branches.
  private static final int NEXT_DRAW = 1 << 20;

  public Role {
    onward = onward.stream().map(List::copyOf).toList();
    awaited = List.copyOf(awaited);
    served = List.copyOf(served);
  }

  /// The role of endpoint number `endpoint`.
  ///
  /// @param index of the workflow in its space
  /// @param served by step
  public static Role of(int index, Workflow workflow, int endpoint, List<Integer> served) {
    List<Step> steps = workflow.steps();
    return new Role(
        index,
        steps.get(workflow.start()).on().contains(endpoint),
        steps.stream()
            .map(
                step ->
                    step.next().stream()
                        .filter(next -> steps.get(next).on().contains(endpoint))
                        .distinct()
                        .toList())
            .toList(),
        java.util.stream.IntStream.range(0, steps.size())
            .mapToObj(i -> steps.get(i).on().contains(endpoint) ? i : NONE)
            .toList(),
        served);
  }

  /// The step that a request performs where the session stands; [#NONE] where it is out of order.
  /// Of several each is as likely, drawn at (session, steps taken).
  int step(Workflow workflow, Standing standing, long sessionKey) {
    int at = standing.step();
    if (!standing.performed()) {
      return awaited.get(at);
    }
    // A session that is over is answered as at its last step, until a request begins a new one.
    if (workflow.isOver(standing)) {
      return awaited.get(at);
    }
    List<Integer> ways = onward.get(at);
    return switch (ways.size()) {
      case 0 -> NONE;
      case 1 -> ways.getFirst();
      default -> {
        long word = Streams.word0(sessionKey, standing.count(), Purpose.BRANCH, NEXT_DRAW + at);
        yield ways.get((int) (Uniform.of(word) * ways.size()));
      }
    };
  }
}
