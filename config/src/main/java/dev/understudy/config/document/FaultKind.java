package dev.understudy.config.document;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.core.outcome.Fault;
import dev.understudy.core.outcome.WireStep;
import java.util.List;
import java.util.function.Function;

/// The faults by their names in the language. To add one: a record in [Fault], and its entry here.
public enum FaultKind {
  RESET("reset", "The connection is reset (RST) without a byte.", _ -> new Fault.Reset()),
  CLOSE("close", "The head, then the end (FIN).", _ -> new Fault.Close()),
  EMPTY("empty", "The end (FIN) without a byte.", _ -> new Fault.Empty()),
  HANG(
      "hang",
      "Nothing for a time, then the end; until the client gives up unless `for` is said.",
      values -> new Fault.Hang((long) values.get(0)),
      new Parameter(
          "for", Dimension.DURATION, WireStep.Silence.FOREVER, 0, 24 * 3600e9, "How long.")),
  STALL(
      "stall",
      "Stops within the payload, then goes on.",
      values -> new Fault.Stall(values.get(0), (long) values.get(1)),
      new Parameter("after", Dimension.SHARE, 0.5, 0, 1, "Share of the payload before it."),
      new Parameter("for", Dimension.DURATION, 10e9, 0, 24 * 3600e9, "How long.")),
  SHORT_BODY(
      "shortBody",
      "Content-Length promises all, a part comes, then the end.",
      values -> new Fault.ShortBody(values.get(0)),
      new Parameter("after", Dimension.SHARE, 0.5, 0, 0.99, "Share that comes.")),
  BAD_CHUNK(
      "badChunk", "A chunked answer whose second chunk has no size.", _ -> new Fault.BadChunk()),
  GARBAGE(
      "garbage",
      "Bytes that are no HTTP, then the end.",
      values -> new Fault.Garbage((int) values.get(0)),
      new Parameter("size", Dimension.SIZE, 64, 1, 1e6, "How many."));

  /// One parameter of a fault.
  ///
  /// @param unsaid its value where it is not written, in base units
  /// @param least the least value that may be written
  /// @param most the greatest value that may be written
  public record Parameter(
      String name, Dimension dimension, double unsaid, double least, double most, String doc) {}

  /// Values of a fault's parameters, by their position in the declaration, in base units.
  @FunctionalInterface
  public interface Values {
    double get(int parameter);
  }

  private final String word;
  private final String doc;
  private final Function<Values, Fault> make;
  private final List<Parameter> parameters;

  FaultKind(String word, String doc, Function<Values, Fault> make, Parameter... parameters) {
    this.word = word;
    this.doc = doc;
    this.make = make;
    this.parameters = List.of(parameters);
  }

  /// As written.
  public String word() {
    return word;
  }

  public String doc() {
    return doc;
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  /// The fault with these values.
  Fault make(Values values) {
    return make.apply(values);
  }
}
