package dev.understudy.config.match;

import dev.understudy.config.match.PayloadTest.Finding;
import dev.understudy.config.match.SchemaTest.Flaw;
import dev.understudy.core.plan.Terms;
import dev.understudy.core.route.PathPattern;
import dev.understudy.core.route.RequestView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Holds requests against what their endpoint asks: credentials first, then parameters, then the
/// payload. What it refuses is told as problem details (RFC 9457) with a pointer to each flaw:
/// `/query/limit`, `/body/items/0/price`.
///
/// @param security one of the lists is needed, and all that is in it; none: nothing is
/// @param parameters of path, query, headers and cookies
/// @param payload empty: any
/// @param outcomes of what is refused
public record RequestCheck(
    List<List<CredentialTest>> security,
    List<ParameterTest> parameters,
    Optional<PayloadTest> payload,
    Outcomes outcomes)
    implements Terms.Check {
  /// Numbers of the endpoint's outcomes.
  ///
  /// @param noCredential 401
  /// @param wrongCredential 403
  /// @param bad 400
  /// @param unsupported 415
  /// @param unfit 422
  public record Outcomes(
      int noCredential, int wrongCredential, int bad, int unsupported, int unfit) {}

  public RequestCheck {
    security = security.stream().map(List::copyOf).toList();
    parameters = List.copyOf(parameters);
  }

  @Override
  public boolean readsBody() {
    return payload.isPresent();
  }

  @Override
  public Optional<Terms.Refusal> refuse(RequestView request, Optional<PathPattern> pattern) {
    Optional<Terms.Refusal> stranger = security.isEmpty() ? Optional.empty() : credential(request);
    if (stranger.isPresent()) {
      return stranger;
    }
    List<Flaw> flaws = new ArrayList<>();
    parameters.forEach(test -> flaws.addAll(test.flaws(request, pattern)));
    if (!flaws.isEmpty()) {
      return Optional.of(refusal(outcomes.bad(), 400, "Bad Request", flaws));
    }
    return payload.flatMap(test -> payload(test.look(request)));
  }

  private Optional<Terms.Refusal> credential(RequestView request) {
    boolean wrong = false;
    for (List<CredentialTest> together : security) {
      boolean all = true;
      boolean good = true;
      for (CredentialTest test : together) {
        Optional<String> brought = test.brought(request);
        all &= brought.isPresent();
        good &= brought.filter(test::isGood).isPresent();
      }
      if (good) {
        return Optional.empty();
      }
      wrong |= all;
    }
    String needed =
        security.stream()
            .map(
                together ->
                    together.stream()
                        .map(CredentialTest::told)
                        .collect(Collectors.joining(" and ")))
            .collect(Collectors.joining(", or "));
    return Optional.of(
        wrong
            ? refusal(
                outcomes.wrongCredential(),
                403,
                "Forbidden",
                List.of(new Flaw("", "the credential is not one that is let in")))
            : refusal(
                outcomes.noCredential(),
                401,
                "Unauthorized",
                List.of(new Flaw("", "it needs " + needed))));
  }

  private Optional<Terms.Refusal> payload(Finding finding) {
    return switch (finding) {
      case Finding.Good() -> Optional.empty();
      case Finding.Missing() -> Optional.of(bad("a payload is required and not there"));
      case Finding.NoJson() -> Optional.of(bad("the payload is not JSON"));
      case Finding.Unsupported(var type, var taken) ->
          Optional.of(
              refusal(
                  outcomes.unsupported(),
                  415,
                  "Unsupported Media Type",
                  List.of(
                      new Flaw(
                          "/headers/content-type",
                          (type.isEmpty() ? "it is not there" : type + " is not taken")
                              + "; taken are "
                              + taken))));
      case Finding.Unfit(var flaws) ->
          Optional.of(
              refusal(
                  outcomes.unfit(),
                  422,
                  "Unprocessable Content",
                  flaws.stream()
                      .map(flaw -> new Flaw("/body" + flaw.pointer(), flaw.detail()))
                      .toList()));
    };
  }

  private Terms.Refusal bad(String detail) {
    return refusal(outcomes.bad(), 400, "Bad Request", List.of(new Flaw("/body", detail)));
  }

  private static Terms.Refusal refusal(int outcome, int status, String title, List<Flaw> flaws) {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem.put("type", "about:blank").put("title", title).put("status", status);
    Flaw first = flaws.getFirst();
    problem.put(
        "detail",
        first.pointer().isEmpty() ? first.detail() : first.pointer() + ": " + first.detail());
    if (!first.pointer().isEmpty()) {
      ArrayNode errors = problem.putArray("errors");
      for (Flaw flaw : flaws) {
        errors.addObject().put("pointer", flaw.pointer()).put("detail", flaw.detail());
      }
    }
    return new Terms.Refusal(outcome, problem.toString());
  }
}
