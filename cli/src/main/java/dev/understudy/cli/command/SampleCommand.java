package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.render.SampleWriter;
import dev.understudy.cli.terminal.Console;
import dev.understudy.cli.terminal.Progress;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.EndpointState;
import dev.understudy.core.plan.Plan;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `understudy sample`: the decisions that the server would make, without a server.
@Command(
    name = "sample",
    description = {
      "Prints the decisions that the server would make for an endpoint's first N requests.",
      ""
    },
    footer = {
      "",
      "CSV has the header ordinal,latency_us,outcome; JSON is one object a line with the same keys.",
      "The same seed gives the same lines, and the server the same replies.",
      "",
      "Examples:",
      "  understudy sample shop.yaml --endpoint get-product -n 100000 > sample.csv",
      "  understudy sample shop.yaml --endpoint get-product -n 10 --format json --seed 7"
    })
final class SampleCommand implements Callable<Integer> {
  private static final long PROGRESS_MASK = 0xffff; // looks at the clock every 65,536 lines

  private final Console console;

  @Mixin private Source source = new Source();

  @Option(
      names = "--endpoint",
      required = true,
      paramLabel = "ID",
      description = "Whose decisions.")
  private String endpoint = "";

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      converter = CountConverter.class,
      description = "How many, such as 100000 or 1e7. Default: 1000.")
  private long count = 1000;

  @Option(names = "--format", paramLabel = "FORMAT", description = "csv or json. Default: csv.")
  private SampleWriter.Format format = SampleWriter.Format.CSV;

  @Option(names = "--json", description = "As --format json.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  SampleCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Plan plan = Source.plan(source.loadValidAndWarn(common.voice(console)));
    EndpointPlan sampled = Endpoints.find(endpoint, plan.endpoints(), EndpointPlan::id);
    if (!sampled.steady()) {
      common
          .voice(console)
          .err()
          .println(
              "note: "
                  + sampled.id()
                  + " depends on time or load; these are its draws without windows, limits, queues"
                  + " and calls");
    }
    EndpointState state = new EndpointState();
    try (SampleWriter writer =
            new SampleWriter(
                console.result(), json ? SampleWriter.Format.JSON : format, sampled.outcomes());
        Progress progress = new Progress("sample", common.voice(console))) {
      for (long i = 0; i < count; i++) {
        writer.write(state.decide(sampled, 0));
        if ((i & PROGRESS_MASK) == 0) {
          progress.at(i, count);
        }
      }
    }
    return ExitCode.FINE;
  }
}
