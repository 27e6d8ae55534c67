package dev.understudy.config.document;

import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Located;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Several documents to one: endpoints are put together, everything else is said in one of them.
public final class Merge {
  private Merge() {}

  /// @param documents at least one, in the order in which their endpoints are to stand
  public static Document of(List<Document> documents, Report report) {
    if (documents.size() == 1) {
      return documents.getFirst();
    }
    List<Endpoint> endpoints = new ArrayList<>();
    Map<String, Endpoint> byId = new HashMap<>();
    for (Document document : documents) {
      for (Endpoint endpoint : document.endpoints()) {
        Endpoint first = byId.putIfAbsent(endpoint.id().value(), endpoint);
        if (first == null) {
          endpoints.add(endpoint);
        } else {
          report.error(
              endpoint.id().origin(),
              "the endpoint \"" + endpoint.id().value() + "\" stands in two files",
              "An id is the name of one endpoint in all files together.",
              new Problem.Related(first.id().origin().place(), "it stands here first"));
        }
      }
    }
    return new Document(
        one(documents, Document::name, "name", report),
        one(documents, Document::seed, "seed", report),
        one(documents, Document::cors, "cors", report),
        one(documents, Document::expose, "expose", report),
        one(documents, Document::defaults, "defaults", report),
        endpoints);
  }

  private static <T> Optional<Located<T>> one(
      List<Document> documents,
      Function<Document, Optional<Located<T>>> read,
      String key,
      Report report) {
    Optional<Located<T>> first = Optional.empty();
    for (Document document : documents) {
      Optional<Located<T>> found = read.apply(document);
      if (found.isPresent() && first.isPresent()) {
        report.error(
            found.orElseThrow().origin().name(),
            "`" + key + "` stands in two files",
            "It holds for all files together, so one of them says it.",
            new Problem.Related(
                first.orElseThrow().origin().name().place(), "it stands here first"));
      } else if (found.isPresent()) {
        first = found;
      }
    }
    return first;
  }
}
