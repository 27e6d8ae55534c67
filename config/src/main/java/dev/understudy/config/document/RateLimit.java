package dev.understudy.config.document;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import java.util.EnumSet;
import java.util.Optional;
import java.util.regex.Pattern;

/// How many requests in time are let through.
///
/// @param rate in the long run
/// @param burst that may come at once; absent: those of one second, at least one
/// @param per who shares it; absent: the endpoint, or the group that gives it
/// @param client header that tells clients apart; absent: their address
/// @param delay how long a request waits for its turn at most; absent: it is refused at once
/// @param whenExceeded answer to a request that is refused; absent: 429
public record RateLimit(
    Located<Quantity> rate,
    Optional<Located<Long>> burst,
    Optional<Located<Per>> per,
    Optional<Located<String>> client,
    Optional<Located<Quantity>> delay,
    Optional<Located<Response>> whenExceeded) {
  private static final Pattern HEADER = Pattern.compile("[!#$%&\'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final long MOST_BURST = 1_000_000_000;

  static final Shape<RateLimit> SHAPE = new Lazy<>(RateLimit::shape);

  private static Shape<RateLimit> shape() {
    ObjectShape<RateLimit> object =
        ObjectShape.of("rateLimit", "a rate limit", "How many requests in time are let through.");
    var rate =
        object.required(
            "rate", new QuantityShape(Dimension.FLOW).located(), "In the long run: 100/s.");
    var burst =
        object.optional(
            "burst",
            Scalars.integer("a burst", 1, MOST_BURST).located(),
            "Requests that may come at once; those of one second unless said, at least 1.");
    var per =
        object.optional(
            "per",
            Per.shape(EnumSet.of(Per.ENDPOINT, Per.CLIENT, Per.GROUP, Per.ALL)).located(),
            "Who shares it: endpoint unless said, group unless said in a group, client or all.");
    var client =
        object.optional(
            "client",
            Scalars.text("a header\'s name", HEADER, "Such as `x-api-key`.").located(),
            "The header that tells clients apart; their address unless said.");
    var delay =
        object.optional(
            "delay",
            new QuantityShape(Dimension.DURATION).located(),
            "Requests wait for their turn, up to this long, and are refused beyond.");
    var whenExceeded =
        object.optional(
            "whenExceeded",
            Response.SHAPE.located(),
            "Answer to a request that is refused; status 429 unless said.");
    object.check(
        (bound, report) -> {
          if (bound.find(client).isPresent()
              && bound.find(per).map(Located::value).orElse(Per.ENDPOINT) != Per.CLIENT) {
            report.error(
                bound.origin(client).name(),
                "`client` needs `per: client` beside it",
                "It says how clients are told apart.");
          }
          bound
              .find(rate)
              .filter(flow -> flow.value().value() == 0)
              .ifPresent(
                  flow ->
                      report.error(
                          flow.origin(), "a rate of 0 lets nothing through", "Write `1/h`."));
          bound
              .find(delay)
              .filter(most -> most.value().value() == 0)
              .ifPresent(
                  most ->
                      report.error(
                          most.origin(),
                          "a delay of 0 is a refusal",
                          "Leave `delay` out, or give it a duration."));
        });
    return object.buildIf(
        bound ->
            bound
                .find(rate)
                .map(
                    flow ->
                        new RateLimit(
                            flow,
                            bound.find(burst),
                            bound.find(per),
                            bound.find(client),
                            bound.find(delay),
                            bound.find(whenExceeded))),
        (limit, out) ->
            out.put(rate, limit.rate())
                .put(burst, limit.burst())
                .put(per, limit.per())
                .put(client, limit.client())
                .put(delay, limit.delay())
                .put(whenExceeded, limit.whenExceeded()));
  }
}
