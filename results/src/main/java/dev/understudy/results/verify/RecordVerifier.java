package dev.understudy.results.verify;

import dev.understudy.core.plan.Plan;
import dev.understudy.core.verify.Clock;
import dev.understudy.core.verify.Evidence;
import dev.understudy.core.verify.Judge;
import dev.understudy.core.verify.Overhead;
import dev.understudy.core.verify.Settings;
import dev.understudy.results.format.ResultFile;
import dev.understudy.results.text.ResultException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges a server's record by a configuration: windows, limits and queues too, since each row
/// tells when its request arrived and what it drew.
final class RecordVerifier {
  private RecordVerifier() {}

  static Verification verify(Plan plan, String name, ResultFile file, Verifier.Options options)
      throws IOException {
    RecordReader rows = new RecordReader(plan, options.only());
    ResultFile.Reading reading = file.read(Optional.empty(), rows::take);
    refuseEmpty(rows, name, plan);
    List<Evidence> evidence = rows.evidence();
    Settings settings = Settings.fidelity(Overhead.NONE, Clock.NANOS).withMargin(options.margin());
    List<String> notes = new ArrayList<>(reading.intake().notes());
    notes.addAll(rows.notes());
    return new Verification(
        name,
        reading.format().title(),
        Judge.judgeServer(evidence, settings),
        List.of(),
        evidence.stream().map(Evidence::curve).flatMap(Optional::stream).toList(),
        reading.intake().requests(),
        rows.firstNanos(),
        rows.lastNanos(),
        rows.strays().total(),
        rows.strays().most(Verifier.SHOWN_STRAYS),
        options.only().isEmpty() ? rows.unasked() : List.of(),
        reading.intake().brokenLines(),
        reading.intake().quoted(),
        Verification.SERVER,
        notes);
  }

  static void refuseEmpty(RecordReader rows, String name, Plan plan) {
    if (rows.rows() == 0) {
      String why =
          rows.strays().total() == 0
              ? ""
              : ". "
                  + rows.strays().most(1).getFirst().request()
                  + ": "
                  + rows.strays().most(1).getFirst().reason();
      throw new ResultException(
          name, 0, "no decision belongs to an endpoint of " + plan.name() + why);
    }
  }
}
