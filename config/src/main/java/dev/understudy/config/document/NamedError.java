package dev.understudy.config.document;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.NamedShape;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One way of going wrong.
///
/// @param name which a higher layer replaces it by, and which records and metrics show
/// @param rate long-run share of the requests
/// @param reply of its own; without statuses the endpoint's reply is meant, whole until it is
///   damaged or cut
/// @param latency of its own; absent: the endpoint's
/// @param meanRun mean number of successive requests with it; absent: left to chance
/// @param contentLength absent: actual
public record NamedError(
    Located<String> name,
    Located<Quantity> rate,
    Response reply,
    Optional<Latency> latency,
    Optional<Located<Double>> meanRun,
    Optional<Located<Corruption>> corrupt,
    Optional<Located<StatedLength>> contentLength,
    Optional<FaultChoice> fault,
    Origin origin) {
  /// What Content-Length says of a damaged payload.
  public enum StatedLength {
    /// The bytes that follow.
    ACTUAL,
    /// The bytes that would have followed undamaged, deliberately wrong.
    DECLARED
  }

  /// As many as one layer may have: with those of other layers they stay below the 255 of a draw.
  public static final int MAX_ERRORS = 100;

  static final NamedShape<NamedError, NamedError> LIST =
      list(new Lazy<>(() -> shape("error", "an error", false)));

  /// Rates on top of an error below need not say again what is sent.
  static final NamedShape<NamedError, NamedError> ADDED =
      list(new Lazy<>(() -> shape("addedError", "an added error", true)));

  private static NamedShape<NamedError, NamedError> list(Shape<NamedError> error) {
    return new NamedShape<NamedError, NamedError>("the errors", Ids.ERROR, error, MAX_ERRORS) {
      @Override
      protected NamedError named(Scalar name, NamedError bound) {
        return bound.named(new Located<>(name.text(), Origin.of(name)));
      }

      @Override
      protected String nameOf(NamedError error) {
        return error.name().value();
      }

      @Override
      protected NamedError valueOf(NamedError error) {
        return error;
      }
    };
  }

  /// Whether it says what is sent.
  public boolean saysWhat() {
    return reply.statuses().isPresent() || corrupt.isPresent() || fault.isPresent();
  }

  /// Whether `other`, at whatever rate, is the same to a client.
  public boolean isSentAs(NamedError other) {
    return reply.equals(other.reply)
        && latency.equals(other.latency)
        && meanRun.equals(other.meanRun)
        && corrupt.equals(other.corrupt)
        && contentLength.equals(other.contentLength)
        && fault.equals(other.fault);
  }

  private NamedError named(Located<String> newName) {
    return new NamedError(
        newName, rate, reply, latency, meanRun, corrupt, contentLength, fault, origin);
  }

  private static Shape<NamedError> shape(String part, String noun, boolean rateSuffices) {
    ObjectShape<NamedError> object =
        ObjectShape.of(part, noun, "One way of going wrong, and how often.");
    var rate =
        object.required(
            "rate",
            new QuantityShape(Dimension.SHARE).located(),
            "Long-run share of the requests: 2% or 0.02.");
    var reply = Response.Keys.in(object);
    var latency =
        object.optional(
            "latency",
            Latency.SHAPE,
            "Service time of requests with this error: fails fast, or slowly.");
    var meanRun =
        object.optional(
            "meanRun",
            Scalars.number("a mean run", 1, true).located(),
            "The error comes in runs of so many requests on average; the long-run rate stays.");
    var corrupt = object.optional("corrupt", Corruption.SHAPE.located(), "Damage to the payload.");
    var contentLength =
        object.optional(
            "contentLength",
            Scalars.choice("a stated length", lengths()).located(),
            "What Content-Length says of a damaged payload: `actual` unless said, or `declared`,"
                + " the undamaged length.");
    var fault = object.optional("fault", FaultChoice.SHAPE, "What breaks on the wire.");
    object.atMostOne("json", "body", "file").atMostOne("corrupt", "fault");
    if (!rateSuffices) {
      object.atLeastOne("status", "corrupt", "fault");
    }
    object.needs("contentLength", "corrupt");
    object.needs("headers", "status").needs("json", "status");
    object.needs("body", "status").needs("file", "status").needs("templates", "status");
    return object.build(
        bound ->
            new NamedError(
                new Located<>("", bound.origin()),
                bound.get(rate, Located.of(Quantity.of(Dimension.SHARE, 0))),
                reply.response(bound),
                bound.find(latency),
                bound.find(meanRun),
                bound.find(corrupt),
                bound.find(contentLength),
                bound.find(fault),
                bound.origin()),
        (error, out) -> {
          out.put(rate, error.rate());
          reply.write(error.reply(), out);
          out.put(latency, error.latency()).put(meanRun, error.meanRun());
          out.put(corrupt, error.corrupt()).put(contentLength, error.contentLength());
          out.put(fault, error.fault());
        });
  }

  private static Map<String, StatedLength> lengths() {
    Map<String, StatedLength> words = new LinkedHashMap<>();
    words.put("actual", StatedLength.ACTUAL);
    words.put("declared", StatedLength.DECLARED);
    return words;
  }
}
