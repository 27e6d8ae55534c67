package dev.understudy.control.verification;

import dev.understudy.core.verify.Claim;
import dev.understudy.core.verify.Curve;
import dev.understudy.core.verify.Report;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A report as JSON. Times are nanoseconds, shares 0..1; a number that does not exist is null.
final class ReportJson {
  private ReportJson() {}

  static JsonObject of(Report report) {
    JsonArray claims = new JsonArray();
    report.claims().forEach(claim -> claims.add(of(claim)));
    return new JsonObject()
        .put("verdict", name(report.verdict()))
        .put("provisional", report.settings().look().provisional())
        .put("look", report.settings().look().number())
        .put("margin", report.settings().margin())
        .put("claims", claims);
  }

  private static JsonObject of(Claim claim) {
    JsonObject json =
        new JsonObject()
            .put("endpoint", claim.endpoint())
            .put("question", name(claim.question()))
            .put("facet", name(claim.facet()))
            .put("subject", claim.subject())
            .put("unit", name(claim.facet().unit()))
            .put("told", number(claim.told()))
            .put("served", number(claim.served()));
    claim
        .interval()
        .ifPresent(
            it ->
                json.put("interval", new JsonArray().add(number(it.low())).add(number(it.high()))));
    json.put("n", claim.n());
    claim.pValue().ifPresent(p -> json.put("pValue", p));
    json.put("verdict", name(claim.verdict()));
    claim.moreNeeded().ifPresent(more -> json.put("moreNeeded", more));
    return json.put("method", name(claim.method())).put("reason", claim.reason());
  }

  static JsonObject of(Curve curve) {
    JsonArray points = new JsonArray();
    curve
        .points()
        .forEach(
            point ->
                points.add(
                    new JsonArray().add(point.nanos()).add(point.told()).add(point.served())));
    return new JsonObject()
        .put("endpoint", curve.endpoint())
        .put("n", curve.n())
        .put("points", points);
  }

  /// Null for what JSON has no number for.
  private static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
