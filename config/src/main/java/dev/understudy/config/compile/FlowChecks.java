package dev.understudy.config.compile;

import dev.understudy.config.document.Document;
import dev.understudy.config.document.Endpoint;
import dev.understudy.config.document.SessionKey;
import dev.understudy.config.document.Step;
import dev.understudy.config.document.StepBranch;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/// What is wrong or doubtful in the graph of one workflow, whatever its expressions say.
final class FlowChecks {
  private final Document document;
  private final Flow flow;
  private final Report report;

  FlowChecks(Document document, Flow flow, Report report) {
    this.document = document;
    this.flow = flow;
    this.report = report;
  }

  void check() {
    for (int i = 0; i < flow.steps().size(); i++) {
      Step step = flow.steps().get(i);
      unperformed(step);
      waysOn(step, i);
      step.after().ifPresent(_ -> time(step));
      branches(step);
    }
    if (flow.on().get(flow.start()).isEmpty()) {
      report.error(
          flow.steps().get(flow.start()).name().origin(),
          "a session begins with a request, but no endpoint performs this step",
          "Give the first step an `on`.");
    }
    path();
    if (!report.hasErrors()) {
      unreachable();
      withoutWayOut();
    }
  }

  private void unperformed(Step step) {
    if (!step.on().isEmpty()) {
      return;
    }
    String where = "no request performs " + step.name().value() + ", so ";
    String help = "Give it `on`: the endpoints whose requests perform it.";
    if (!step.sets().isEmpty()) {
      report.error(step.sets().getFirst().name().origin(), where + "nothing is set", help);
    }
    if (step.changesAnswers()) {
      report.error(step.name().origin(), where + "nothing is answered in it", help);
    }
    if (!step.branches().isEmpty() && step.after().isEmpty()) {
      report.error(
          step.branches().getFirst().origin(),
          where + "no branch of it is taken",
          "Give it `on`, or `after: {time: ...}`: then time leads to the branches.");
    }
  }

  private void waysOn(Step step, int index) {
    boolean goesOn = !flow.edges().get(index).isEmpty();
    if (step.isEnd() && goesOn) {
      report.error(
          step.end().orElseThrow().origin().name(),
          "a session is over after " + step.name().value() + ", yet it leads on",
          "Leave out `end`, or `next`, `branch` and `after`.");
    }
    if (!step.isEnd() && !goesOn) {
      report.error(
          step.name().origin(),
          "a dead end: from " + step.name().value() + " a session goes nowhere",
          "Say `end: true`, or where it leads by `next`, `branch` or `after`.");
    }
    if (step.isEnd() && step.on().isEmpty()) {
      report.error(
          step.name().origin(),
          "no request performs " + step.name().value() + ", so no session ends there",
          "Give it `on`: the endpoints that answer once the session is over.");
    }
  }

  private void time(Step step) {
    var after = step.after().orElseThrow();
    if (after.to().isPresent() && !step.branches().isEmpty()) {
      report.error(
          after.to().orElseThrow().origin(),
          "`branch` says where time leads, and so does `to`",
          "With `branch` beside it, `after` says the time alone.",
          new Problem.Related(step.branches().getFirst().origin().place(), "the branches"));
    }
    if (after.to().isEmpty() && step.branches().isEmpty()) {
      report.error(
          after.origin(),
          "`after` does not say where time leads",
          "Give it `to`, or the step a `branch`.");
    }
  }

  private void branches(Step step) {
    List<StepBranch> branches = step.branches();
    if (branches.isEmpty()) {
      return;
    }
    long weighted = branches.stream().filter(b -> b.weight().isPresent()).count();
    if (weighted > 0 && weighted < branches.size()) {
      StepBranch odd =
          branches.stream().filter(b -> b.weight().isEmpty()).findFirst().orElseThrow();
      report.error(
          odd.origin(),
          "some branches of " + step.name().value() + " have a weight and some have none",
          "Branches are chosen by conditions or by weight: give each a `weight`, or none.");
    }
    if (weighted > 0) {
      return;
    }
    for (int i = 0; i < branches.size(); i++) {
      boolean last = i == branches.size() - 1;
      if (last && branches.get(i).when().isPresent()) {
        report.error(
            branches.get(i).when().orElseThrow().origin().name(),
            "where no condition holds, nothing says where a session goes",
            "Let the last branch have no `when`.");
      }
      if (!last && branches.get(i).when().isEmpty()) {
        report.error(
            branches.get(i + 1).origin(),
            "this branch is never reached: the one before it is always taken",
            "Give the one before a `when`.",
            new Problem.Related(branches.get(i).origin().place(), "the one that is always taken"));
      }
    }
  }

  /// A session that a path tells apart cannot be found at a path without that parameter.
  private void path() {
    SessionKey key = flow.workflow().session();
    if (key.in() != SessionKey.In.PATH) {
      return;
    }
    BitSet first = flow.on().get(flow.start());
    String parameter = "{" + key.name().value();
    BitSet all = flow.endpoints();
    for (int e = all.nextSetBit(0); e >= 0; e = all.nextSetBit(e + 1)) {
      Endpoint endpoint = document.endpoints().get(e);
      String path = endpoint.request().map(r -> r.path().value()).orElse(parameter + "}");
      boolean has = path.contains(parameter + "}") || path.contains(parameter + "...}");
      if (!has && !first.get(e)) {
        report.error(
            key.name().origin(),
            "the path of " + endpoint.id().value() + " has no {" + key.name().value() + "}",
            "Only the requests of the first step may come without it: they begin a session.",
            new Problem.Related(endpoint.id().origin().place(), "the endpoint"));
      }
    }
  }

  private void unreachable() {
    BitSet reached = new BitSet();
    Deque<Integer> left = new ArrayDeque<>(List.of(flow.start()));
    while (!left.isEmpty()) {
      int step = left.pop();
      if (!reached.get(step)) {
        reached.set(step);
        flow.edges().get(step).forEach(edge -> left.push(edge.to()));
      }
    }
    for (int i = 0; i < flow.steps().size(); i++) {
      if (!reached.get(i)) {
        report.warning(
            flow.steps().get(i).name().origin(),
            "no session ever comes to " + flow.steps().get(i).name().value(),
            "No step that can be reached leads to it.");
      }
    }
  }

  /// Steps from which no end can be reached.
  private void withoutWayOut() {
    BitSet ending = new BitSet();
    boolean grows = true;
    while (grows) {
      grows = false;
      for (int i = 0; i < flow.steps().size(); i++) {
        boolean ends =
            flow.steps().get(i).isEnd()
                || flow.edges().get(i).stream().anyMatch(edge -> ending.get(edge.to()));
        if (ends && !ending.get(i)) {
          ending.set(i);
          grows = true;
        }
      }
    }
    List<String> caught = new ArrayList<>();
    for (int i = 0; i < flow.steps().size(); i++) {
      if (!ending.get(i)) {
        caught.add(flow.steps().get(i).name().value());
      }
    }
    if (!caught.isEmpty()) {
      report.warning(
          flow.steps().get(ending.nextClearBit(0)).name().origin(),
          "an endless loop: from " + String.join(", ", caught) + " no session comes to an end",
          "Sessions stay until they are not used for their `ttl`. Say `end: true` where one is"
              + " over.");
    }
  }
}
