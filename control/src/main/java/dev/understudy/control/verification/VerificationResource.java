package dev.understudy.control.verification;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.core.verify.Clock;
import dev.understudy.core.verify.Evidence;
import dev.understudy.core.verify.Judge;
import dev.understudy.core.verify.Look;
import dev.understudy.core.verify.Overhead;
import dev.understudy.core.verify.Report;
import dev.understudy.core.verify.Settings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// `verification`: the server's own decisions, judged; `verification:mark` remembers the present,
/// so that `?since=` judges what came after it alone.
public final class VerificationResource implements Resource {
  private static final long FIRST_LOOK = 1000; // requests; further looks at each doubling

  private final Supplier<List<KeptEvidence>> kept;
  private final Marks marks = new Marks(java.time.Clock.systemUTC());

  /// @param kept of every endpoint of the running plan, in its order
  public VerificationResource(Supplier<List<KeptEvidence>> kept) {
    this.kept = kept;
  }

  @Override
  public void mount(Routes routes) {
    routes.get("/api/v1/verification").answers(this::judged);
    routes.change("POST", "/api/v1/verification:mark").answers(this::mark);
  }

  private Reply mark(Call call) {
    call.knows("endpoint");
    Mark mark = marks.set(asked(call));
    return Reply.json(json(mark));
  }

  private static JsonObject json(Mark mark) {
    return new JsonObject().put("mark", mark.number).put("time", mark.time.toString());
  }

  private Reply judged(Call call) {
    call.knows("endpoint", "margin", "since", "curves");
    Optional<Mark> since = since(call);
    List<Evidence> evidence = new ArrayList<>();
    JsonArray unasked = new JsonArray();
    JsonArray notes = new JsonArray();
    for (KeptEvidence each : asked(call)) {
      if (!each.asked() && names(call).isEmpty()) {
        unasked.add(each.endpoint());
        continue;
      }
      evidence.add(since.map(Mark::since).orElse(it -> it.sum().get()).apply(each));
      if (since.isPresent() && since.get().changed(each)) {
        notes.add(each.endpoint() + " has changed since the mark: judged from its change on");
      }
    }
    long requests = evidence.stream().mapToLong(Evidence::n).sum();
    Look look = since.map(Mark::look).orElseGet(() -> Look.atDoubling(requests, FIRST_LOOK));
    Settings settings =
        Settings.fidelity(Overhead.NONE, Clock.NANOS).withMargin(margin(call)).at(look);
    Report report = Judge.judgeServer(evidence, settings);
    JsonObject body = ReportJson.of(report).put("requests", requests);
    since.ifPresent(mark -> body.put("since", json(mark)));
    body.put("unasked", unasked).put("notes", notes);
    if (call.flag("curves")) {
      JsonArray curves = new JsonArray();
      evidence.forEach(it -> it.curve().ifPresent(curve -> curves.add(ReportJson.of(curve))));
      body.put("curves", curves);
    }
    return Reply.json(body);
  }

  private List<KeptEvidence> asked(Call call) {
    List<KeptEvidence> all = kept.get();
    List<String> names = names(call);
    for (String name : names) {
      if (all.stream().noneMatch(each -> each.endpoint().equals(name))) {
        throw new Refusal(404, "there is no endpoint " + name);
      }
    }
    return all.stream().filter(each -> names.isEmpty() || names.contains(each.endpoint())).toList();
  }

  private static List<String> names(Call call) {
    return call.context().queryParam("endpoint");
  }

  private Optional<Mark> since(Call call) {
    if (call.query("since").isEmpty()) {
      return Optional.empty();
    }
    long number = call.query("since", 0, 1, Long.MAX_VALUE);
    return Optional.of(
        marks
            .find(number)
            .orElseThrow(
                () ->
                    new Refusal(
                        404,
                        "there is no mark "
                            + number
                            + "; POST /api/v1/verification:mark sets one, and the latest "
                            + Marks.MOST
                            + " are kept")));
  }

  /// The deviation that still counts as faithful; 10 % unless said.
  static double margin(Call call) {
    String text = call.query("margin").orElse("10%");
    try {
      double share = Quantity.parse(Dimension.SHARE, text).value();
      if (share > 0 && share < 1) {
        return share;
      }
    } catch (Quantity.UnreadableException e) {
      // said below, for both
    }
    throw new Refusal(400, "margin has to be a share such as 10% or 0.05 but is " + text);
  }
}
