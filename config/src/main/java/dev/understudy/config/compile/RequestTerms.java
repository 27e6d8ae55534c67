package dev.understudy.config.compile;

import dev.understudy.config.document.AcceptedParameter;
import dev.understudy.config.document.Accepts;
import dev.understudy.config.document.Credential;
import dev.understudy.config.document.Document;
import dev.understudy.config.document.Endpoint;
import dev.understudy.config.document.NamedSchema;
import dev.understudy.config.match.CredentialTest;
import dev.understudy.config.match.MatchException;
import dev.understudy.config.match.ParameterTest;
import dev.understudy.config.match.PayloadTest;
import dev.understudy.config.match.RequestCheck;
import dev.understudy.config.match.SchemaTest;
import dev.understudy.config.match.SchemaTexts;
import dev.understudy.config.problem.Placed;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import dev.understudy.core.expression.Template;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Header;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.plan.Terms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// On what terms endpoints take requests: credentials that they need, and what they have to look
/// like where that is validated.
final class RequestTerms {
  private static final Body PROBLEM =
      new Body.Templated("application/problem+json", new Template(List.of(), "what is wrong"));

  private final Map<String, String> named = new LinkedHashMap<>();
  private final SchemaTexts texts;
  private final Map<String, Optional<SchemaTest>> tests = new LinkedHashMap<>();
  private final boolean validates;
  private final boolean prefers;
  private final Report report;

  RequestTerms(Document document, Report report) {
    this.report = report;
    this.validates = document.validate().map(Located::value).orElse(false);
    this.prefers = document.prefer().map(Located::value).orElse(false);
    for (NamedSchema schema : document.schemas()) {
      named.put(schema.name().value(), JsonWriter.compact(schema.schema().value()));
      attempt(
          schema.schema().origin(),
          () -> {
            SchemaTexts.check(JsonWriter.compact(schema.schema().value()));
            return true;
          });
    }
    this.texts = new SchemaTexts(named);
  }

  /// The terms of an endpoint; what cannot be made is reported and left out.
  Terms of(Endpoint endpoint, SyntheticOutcomes synthetic) {
    boolean looks = endpoint.validate().map(Located::value).orElse(validates);
    endpoint
        .validate()
        .filter(it -> it.value() && endpoint.accepts().isEmpty())
        .ifPresent(
            it ->
                report.error(
                    it.origin(),
                    "there is nothing to validate: the endpoint does not say what it `accepts`",
                    "Write `accepts: {query: {limit: {schema: {type: integer}}}}`."));
    Optional<Accepts> accepts = endpoint.accepts();
    accepts.ifPresent(it -> checkPath(endpoint, it));
    List<ParameterTest> parameters = accepts.map(this::parameters).orElse(List.of());
    Optional<PayloadTest> payload = accepts.flatMap(Accepts::body).map(this::payload);
    List<List<CredentialTest>> security =
        endpoint.security().stream()
            .map(together -> together.stream().map(RequestTerms::credential).toList())
            .toList();
    if (!looks && security.isEmpty()) {
      return new Terms(Optional.empty(), prefers);
    }
    RequestCheck check =
        new RequestCheck(
            security,
            looks ? parameters : List.of(),
            looks ? payload : Optional.empty(),
            new RequestCheck.Outcomes(
                security.isEmpty()
                    ? -1
                    : synthetic.turnedAway(
                        "no credential", reply(401, challenges(endpoint.security()))),
                security.isEmpty()
                    ? -1
                    : synthetic.turnedAway("wrong credential", reply(403, List.of())),
                looks ? synthetic.turnedAway("bad request", reply(400, List.of())) : -1,
                looks ? synthetic.turnedAway("unsupported payload", reply(415, List.of())) : -1,
                looks ? synthetic.turnedAway("unfit payload", reply(422, List.of())) : -1));
    return new Terms(Optional.of(check), prefers);
  }

  /// All that the terms depend on, as text.
  String print(Endpoint endpoint) {
    boolean looks = endpoint.validate().map(Located::value).orElse(validates);
    StringBuilder print = new StringBuilder(prefers ? "prefers" : "");
    endpoint
        .security()
        .forEach(
            it ->
                print.append(
                    it.stream()
                        .map(
                            each ->
                                each.describe()
                                    + each.values().stream().map(Located::value).toList())
                        .toList()));
    if (looks && endpoint.accepts().isPresent()) {
      print.append(named).append(endpoint.accepts().get().text());
    }
    return print.toString();
  }

  private static Reply reply(int status, List<Header> headers) {
    return new Reply(List.of(status), headers, PROBLEM);
  }

  /// RFC 9110, 11.6.1: a 401 says how to come in. There is no scheme for keys by name.
  private static List<Header> challenges(List<List<Credential>> security) {
    Set<String> schemes = new HashSet<>();
    security.forEach(
        together ->
            together.forEach(
                it ->
                    schemes.add(
                        switch (it.kind()) {
                          case BASIC -> "Basic realm=\"understudy\"";
                          case BEARER -> "Bearer";
                          case HEADER, QUERY, COOKIE -> "ApiKey";
                        })));
    return schemes.stream().sorted().map(it -> new Header("WWW-Authenticate", it)).toList();
  }

  private static CredentialTest credential(Credential credential) {
    return new CredentialTest(
        CredentialTest.Kind.valueOf(credential.kind().name()),
        credential.name(),
        credential.values().stream().map(Located::value).toList(),
        credential.describe());
  }

  private void checkPath(Endpoint endpoint, Accepts accepts) {
    Set<String> there = WorkflowPlans.parameters(endpoint);
    for (AcceptedParameter parameter :
        accepts.parameters().getOrDefault(AcceptedParameter.In.PATH, List.of())) {
      if (!there.contains(parameter.name().value())) {
        report.error(
            parameter.name().origin(),
            "the path has no {" + parameter.name().value() + "}",
            there.isEmpty() ? "It has no parameter." : "It has " + String.join(", ", there) + ".");
      }
    }
  }

  private List<ParameterTest> parameters(Accepts accepts) {
    List<ParameterTest> made = new ArrayList<>();
    accepts
        .parameters()
        .forEach(
            (in, list) ->
                list.forEach(
                    parameter -> {
                      AcceptedParameter.Style style =
                          parameter
                              .style()
                              .orElse(
                                  switch (in) {
                                    case QUERY, COOKIES -> AcceptedParameter.Style.FORM;
                                    case PATH, HEADERS -> AcceptedParameter.Style.SIMPLE;
                                  });
                      made.add(
                          new ParameterTest(
                              ParameterTest.In.valueOf(in.name()),
                              parameter.name().value(),
                              parameter.required(),
                              ParameterTest.Style.valueOf(style.name()),
                              parameter.explode().orElse(style == AcceptedParameter.Style.FORM),
                              parameter.schema().flatMap(this::test)));
                    }));
    return made;
  }

  private PayloadTest payload(Accepts.Body body) {
    Map<String, SchemaTest> contents = new LinkedHashMap<>();
    for (Accepts.Content content : body.contents()) {
      test(content.schema())
          .ifPresent(test -> contents.put(content.type().value().toLowerCase(Locale.ROOT), test));
    }
    return new PayloadTest(body.required(), contents);
  }

  /// Parameters often have the same schema: one test is enough.
  private Optional<SchemaTest> test(Located<Node> schema) {
    String text = JsonWriter.compact(schema.value());
    Optional<SchemaTest> known = tests.get(text);
    if (known == null) {
      known = attempt(schema.origin(), () -> texts.test(text));
      tests.put(text, known);
    }
    return known;
  }

  private <T> Optional<T> attempt(Origin origin, java.util.function.Supplier<T> make) {
    try {
      return Optional.of(make.get());
    } catch (MatchException e) {
      Placed where =
          origin
              .node()
              .flatMap(node -> node.follow(e.pointer()))
              .<Placed>map(n -> n)
              .orElse(origin);
      report.error(where, String.valueOf(e.getMessage()), e.mend());
      return Optional.empty();
    }
  }
}
