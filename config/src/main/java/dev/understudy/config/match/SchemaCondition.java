package dev.understudy.config.match;

import com.google.re2j.Pattern;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.regex.RegularExpression;
import dev.understudy.core.route.Condition;
import dev.understudy.core.route.RequestView;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A JSON Schema (2020-12 unless it names another draft) that the payload fits.
///
/// Nothing is fetched: a `$ref` finds what stands in the schema itself. Patterns are RE2. A payload
/// that needs more than [#MAX_STEPS] keyword evaluations does not fit.
public final class SchemaCondition implements Condition {
  static final long MAX_STEPS = 1_000_000; // about 0.5 s
  static final int MAX_DEPTH = 500; // as deep as a payload is read

  private static final SchemaRegistry DRAFTS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry
                  .schemaCacheEnabled(false)
                  .schemaLoader(loader -> loader.fetchRemoteResources(false).block(_ -> true))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .regularExpressionFactory(SchemaCondition::expression)
                          .build()));

  private final Schema schema;
  private final String canonical;

  private SchemaCondition(Schema schema, String canonical) {
    this.schema = schema;
    this.canonical = canonical;
  }

  private static RegularExpression expression(String regex) {
    Pattern pattern = Expression.compile(regex);
    return value -> pattern.matcher(value).find(); // a schema's pattern is not anchored
  }

  /// @param json the schema, as JSON
  /// @throws MatchException where it is no schema, or refers to what is not in it
  public static SchemaCondition of(String json) {
    try {
      JsonNode tree = Json.MAPPER.readTree(json);
      checkForm(tree);
      return new SchemaCondition(compiled(tree), tree.toString());
    } catch (JacksonException e) {
      throw MatchException.inSchema("", "the schema is no JSON: " + e.getOriginalMessage(), "");
    }
  }

  /// The schema, ready for values.
  ///
  /// @throws MatchException where it refers to what is not in it
  static Schema compiled(JsonNode tree) {
    try {
      Schema schema = REGISTRY.getSchema(tree);
      schema.initializeValidators();
      for (String probe : List.of("{}", "[]", "\"\"", "0")) {
        validate(schema, Json.MAPPER.readTree(probe)); // finds a $ref that goes in circles
      }
      return schema;
    } catch (ValidationLimitExceededException e) {
      throw MatchException.inSchema(
          "", "the schema refers to itself without end", "Let a $ref lead to a part of the value.");
    } catch (SchemaException e) {
      if (e.getCause() instanceof MatchException expression) {
        throw expression;
      }
      throw MatchException.inSchema(
          "",
          "the schema cannot be used: " + e.getMessage(),
          "Nothing is fetched: a $ref refers to a part of this schema, such as `#/$defs/item`.");
    }
  }

  /// Holds the schema against the draft's own schema, which stands in the library.
  static void checkForm(JsonNode tree) {
    String dialect =
        SpecificationVersion.fromSchemaNode(tree)
            .orElse(SpecificationVersion.DRAFT_2020_12)
            .getDialectId();
    DRAFTS.getSchema(SchemaLocation.of(dialect)).validate(tree).stream()
        .findFirst()
        .ifPresent(
            error -> {
              throw MatchException.inSchema(
                  error.getInstanceLocation().toString(),
                  "the schema is none: " + error.getMessage(),
                  "");
            });
  }

  @Override
  public boolean holds(RequestView request) {
    return request.body().flatMap(Json::tree).map(this::fits).orElse(false);
  }

  private boolean fits(JsonNode payload) {
    try {
      return validate(schema, payload);
    } catch (ValidationLimitExceededException e) {
      return false;
    }
  }

  private static boolean validate(Schema schema, JsonNode payload) {
    return schema.validate(
        payload,
        OutputFormat.BOOLEAN,
        context ->
            context.executionConfig(
                limits -> limits.maxEvaluationSteps(MAX_STEPS).maxEvaluationDepth(MAX_DEPTH)));
  }

  @Override
  public boolean readsBody() {
    return true;
  }

  @Override
  public String subject() {
    return "body";
  }

  @Override
  public String describe() {
    return "body fits its schema";
  }

  @Override
  public String canonical() {
    return "body fits " + canonical;
  }
}
