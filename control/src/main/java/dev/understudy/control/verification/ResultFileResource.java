package dev.understudy.control.verification;

import dev.understudy.config.Loaded;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.results.format.ResultFile;
import dev.understudy.results.text.ResultException;
import dev.understudy.results.verify.Verification;
import dev.understudy.results.verify.Verifier;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// `verification:file`: what a client measured, judged by what runs. The file is read and
/// forgotten.
public final class ResultFileResource implements Resource {
  private static final long MAX_FILE_BYTES = 32L << 20;
  private static final Map<String, Double> UNITS =
      Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9);

  private final Supplier<Loaded> running;
  private final Semaphore free = new Semaphore(1); // a file may take 32 MB and seconds of a core

  public ResultFileResource(Supplier<Loaded> running) {
    this.running = running;
  }

  @Override
  public void mount(Routes routes) {
    routes
        .ask("/api/v1/verification:file")
        .takes("application/octet-stream")
        .upTo(MAX_FILE_BYTES)
        .answers(this::judge);
  }

  private Reply judge(Call call) {
    call.knows("name", "endpoint", "margin", "unit");
    String name = call.query("name").orElse("the file");
    List<String> only = call.context().queryParam("endpoint");
    var plan = running.get().plan().orElseThrow();
    for (String id : only) {
      if (plan.endpoints().stream().noneMatch(it -> it.id().equals(id))) {
        throw new Refusal(404, "there is no endpoint " + id);
      }
    }
    if (!free.tryAcquire()) {
      throw new Refusal(503, "another file is being judged; try again in a moment");
    }
    try (ByteArrayInputStream bytes = new ByteArrayInputStream(call.body().getBytes())) {
      Verification found =
          Verifier.verify(
              plan,
              name,
              ResultFile.open(name, bytes, _ -> {}),
              new Verifier.Options(
                  VerificationResource.margin(call),
                  only,
                  unit(call),
                  Optional.empty(),
                  Optional.empty()));
      return Reply.json(json(found));
    } catch (ResultException e) {
      throw new Refusal(422, e.getMessage());
    } catch (IOException e) {
      throw new Refusal(422, name + " cannot be read: " + e.getMessage());
    } finally {
      free.release();
    }
  }

  private static Optional<Double> unit(Call call) {
    return call.query("unit")
        .map(
            text ->
                Optional.ofNullable(UNITS.get(text))
                    .orElseThrow(() -> new Refusal(400, "unit is ns, us, ms or s, not " + text)));
  }

  private static JsonObject json(Verification found) {
    JsonArray curves = new JsonArray();
    found.curves().forEach(curve -> curves.add(ReportJson.of(curve)));
    JsonArray strays = new JsonArray();
    found
        .strays()
        .forEach(
            it ->
                strays.add(
                    new JsonObject()
                        .put("request", it.request())
                        .put("reason", it.reason())
                        .put("count", it.count())));
    return ReportJson.of(found.report())
        .put("file", found.file())
        .put("format", found.format())
        .put("requests", found.requests())
        .put("unattributed", found.unattributed())
        .put("strays", strays)
        .put("brokenLines", found.brokenLines())
        .put("baseline", found.baseline())
        .put("unasked", new JsonArray(found.unasked()))
        .put("notes", new JsonArray(found.notes()))
        .put("curves", curves);
  }
}
