package dev.understudy.config.document;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.Field;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// How fast bytes pass.
///
/// @param response of replies; absent: as fast as it goes
/// @param request at which payloads of requests are read, each for itself; absent: as fast as it
///   goes
/// @param per who shares the bandwidth of replies; absent: each response has its own
public record Bandwidth(
    Optional<Located<Quantity>> response,
    Optional<Located<Quantity>> request,
    Optional<Located<Per>> per) {
  static final Shape<Bandwidth> SHAPE = new Lazy<>(Bandwidth::shape);

  private static Shape<Bandwidth> shape() {
    ObjectShape<Bandwidth> object =
        ObjectShape.of("bandwidthFacet", "a bandwidth", "How fast bytes pass.");
    Shape<Located<Quantity>> quantity = new QuantityShape(Dimension.BANDWIDTH).located();
    var response = object.optional("response", quantity, "Of replies: 1MB/s.");
    var request =
        object.optional(
            "request", quantity, "At which the payload of each request is read: 64KB/s.");
    var per =
        object.optional(
            "per",
            Per.shape(EnumSet.of(Per.RESPONSE, Per.CONNECTION, Per.CLIENT, Per.ENDPOINT, Per.GROUP))
                .located(),
            "Who shares the bandwidth of replies: each response has its own unless said.");
    object.atLeastOne("response", "request").needs("per", "response");
    object.check(
        (bound, report) -> {
          for (Field<Located<Quantity>> field : List.of(response, request)) {
            bound
                .find(field)
                .filter(rate -> rate.value().value() == 0)
                .ifPresent(
                    rate ->
                        report.error(
                            rate.origin(),
                            "a bandwidth of 0 lets nothing pass",
                            "Write `1B/s` or more; the fault `hang` answers nothing."));
          }
        });
    return object.build(
        bound -> new Bandwidth(bound.find(response), bound.find(request), bound.find(per)),
        (bandwidth, out) ->
            out.put(response, bandwidth.response())
                .put(request, bandwidth.request())
                .put(per, bandwidth.per()));
  }
}
