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

/// How many requests are served at once, and how many wait how long for their turn.
///
/// @param concurrency servers
/// @param queue most waiting requests; absent: any number
/// @param timeout longest wait; absent: any
/// @param whenFull answer to a request that finds the queue full; absent: 503
/// @param whenTimeout answer to a request that leaves the queue; absent: as `whenFull`
/// @param holds whether a server stays held while it waits for its calls; absent: it does
/// @param per who shares it; absent: the endpoint, or the group that gives it
public record Capacity(
    Located<Long> concurrency,
    Optional<Located<Long>> queue,
    Optional<Located<Quantity>> timeout,
    Optional<Located<Response>> whenFull,
    Optional<Located<Response>> whenTimeout,
    Optional<Located<Boolean>> holds,
    Optional<Located<Per>> per) {
  private static final long MOST = 10_000_000;

  static final Shape<Capacity> SHAPE = new Lazy<>(Capacity::shape);

  private static Shape<Capacity> shape() {
    ObjectShape<Capacity> object =
        ObjectShape.of(
            "capacity", "a capacity", "How many requests are served at once, and how many wait.");
    var concurrency =
        object.required(
            "concurrency",
            Scalars.integer("a number of servers", 1, MOST).located(),
            "Requests served at once: `concurrency: 8`.");
    var queue =
        object.optional(
            "queue",
            Scalars.integer("a length of the queue", 0, MOST).located(),
            "Most requests that wait for their turn, in order of arrival; any number unless said.");
    var timeout =
        object.optional(
            "timeout",
            new QuantityShape(Dimension.DURATION).located(),
            "Longest wait in the queue; any unless said.");
    var whenFull =
        object.optional(
            "whenFull",
            Response.SHAPE.located(),
            "Answer to a request that finds the queue full; status 503 unless said.");
    var whenTimeout =
        object.optional(
            "whenTimeout",
            Response.SHAPE.located(),
            "Answer to a request that leaves the queue after `timeout`; as `whenFull` unless said.");
    var holds =
        object.optional(
            "holds",
            Scalars.BOOLEAN.located(),
            "Whether a server stays held while it waits for its calls; true unless said.");
    var per =
        object.optional(
            "per",
            Per.shape(EnumSet.of(Per.ENDPOINT, Per.GROUP, Per.ALL)).located(),
            "Who shares it: endpoint unless said, group unless said in a group, or all.");
    object.needs("whenTimeout", "timeout");
    return object.buildIf(
        bound ->
            bound
                .find(concurrency)
                .map(
                    servers ->
                        new Capacity(
                            servers,
                            bound.find(queue),
                            bound.find(timeout),
                            bound.find(whenFull),
                            bound.find(whenTimeout),
                            bound.find(holds),
                            bound.find(per))),
        (capacity, out) ->
            out.put(concurrency, capacity.concurrency())
                .put(queue, capacity.queue())
                .put(timeout, capacity.timeout())
                .put(whenFull, capacity.whenFull())
                .put(whenTimeout, capacity.whenTimeout())
                .put(holds, capacity.holds())
                .put(per, capacity.per()));
  }
}
