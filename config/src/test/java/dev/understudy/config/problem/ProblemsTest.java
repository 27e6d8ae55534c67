package dev.understudy.config.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private static final Place PLACE =
      new Place(
          "shop.yaml", 40, 5, 40, 13, "/endpoints/a/latencyy", new Excerpt("\tlatencyy: 20", 1, 9));

  private static final Problem PROBLEM =
      new Problem(
          Severity.ERROR,
          PLACE,
          "unknown key \"latencyy\"",
          "100% sure: a, b.",
          List.of(new Problem.Related(PLACE, "here too")));

  private static final Problem WHOLE_FILE =
      new Problem(Severity.WARNING, Place.file("a,b.yaml"), "odd", "", List.of());

  @Test
  void theTerminalGetsLineAndCaret() {
    assertThat(Problems.text(List.of(PROBLEM, WHOLE_FILE)))
        .isEqualTo(
            """
            shop.yaml:40:5: unknown key "latencyy"                                        /endpoints/a/latencyy
               40 |  latencyy: 20
                  |  ^^^^^^^^
              shop.yaml:40:5: here too
               40 |  latencyy: 20
                  |  ^^^^^^^^
              100% sure: a, b.
            a,b.yaml: warning: odd
            """);
    assertThat(Problems.count(List.of(PROBLEM, WHOLE_FILE))).isEqualTo("1 error, 1 warning");
    assertThat(Problems.text(List.of())).isEmpty();
  }

  @Test
  void gitHubGetsWorkflowCommands() {
    assertThat(Problems.github(List.of(PROBLEM, WHOLE_FILE)))
        .isEqualTo(
            """
            ::error file=shop.yaml,line=40,col=5,endLine=40,endColumn=12,title=unknown key "latencyy"::unknown key "latencyy"%0A100%25 sure: a, b.
            ::warning file=a%2Cb.yaml,title=odd::odd
            """);
  }

  @Test
  void programsGetJson() {
    assertThat(Problems.json(List.of(WHOLE_FILE)))
        .isEqualTo(
            """
            {"problems": [
              {"severity": "warning", "file": "a,b.yaml", "line": 0, "column": 0, "endLine": 0, "endColumn": 0, "pointer": "", "source": "", "message": "odd", "help": "", "related": []}
            ]}
            """);
    assertThat(Problems.json(List.of(PROBLEM)))
        .contains(
            "\"source\": \"\\tlatencyy: 20\"", "\"message\": \"unknown key \\\"latencyy\\\"\"");
    assertThat(Problems.json(List.of())).isEqualTo("{\"problems\": []}\n");
  }

  @Test
  void aReportKeepsEachProblemOnceAndCountsWhatItDoesNotKeep() {
    Report report = new Report();
    report.error(PLACE, "the same", "");
    report.error(PLACE, "the same", "");
    assertThat(report.sorted()).hasSize(1);
    for (int i = 0; i < 2000; i++) {
      report.error(PLACE, "number " + i, "");
    }
    assertThat(report.sorted()).hasSize(1001);
    assertThat(report.sorted().getLast().message()).isEqualTo("1001 more problems are not shown");
    assertThat(report.isFull()).isTrue();
  }

  @Test
  void problemsAreSortedByPlace() {
    Report report = new Report();
    report.error(new Place("b.yaml", 1, 1, 1, 2, "", Excerpt.NONE), "third", "");
    report.error(new Place("a.yaml", 2, 1, 2, 2, "", Excerpt.NONE), "second", "");
    report.warning(new Place("a.yaml", 1, 9, 1, 10, "", Excerpt.NONE), "first", "");
    assertThat(report.sorted())
        .extracting(Problem::message)
        .containsExactly("first", "second", "third");
  }
}
