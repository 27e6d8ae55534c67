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

/// Several documents to one: what has an id is put together, all else is said in one of them.
public final class Merge {
  private Merge() {}

  /// @param documents at least one, in the order in which their endpoints are to stand
  public static Document of(List<Document> documents, Report report) {
    if (documents.size() == 1) {
      return documents.getFirst();
    }
    return new Document(
        one(documents, Document::name, "name", report),
        one(documents, Document::seed, "seed", report),
        one(documents, Document::cors, "cors", report),
        one(documents, Document::expose, "expose", report),
        one(documents, Document::validate, "validate", report),
        one(documents, Document::prefer, "prefer", report),
        all(documents, Document::schemas, NamedSchema::name, "schema", report),
        one(documents, Document::defaults, "defaults", report),
        all(documents, Document::endpoints, Endpoint::id, "endpoint", report),
        all(documents, Document::dependencies, Dependency::id, "dependency", report),
        all(documents, Document::groups, Group::id, "group", report),
        all(documents, Document::workflows, Workflow::id, "workflow", report),
        all(documents, Document::stores, Store::id, "store", report),
        all(documents, Document::windows, Window::id, "window", report),
        all(documents, Document::scenarios, Scenario::id, "scenario", report),
        one(documents, Document::active, "active", report));
  }

  private static <T> List<T> all(
      List<Document> documents,
      Function<Document, List<T>> read,
      Function<T, Located<String>> idOf,
      String noun,
      Report report) {
    List<T> all = new ArrayList<>();
    Map<String, T> byId = new HashMap<>();
    for (Document document : documents) {
      for (T each : read.apply(document)) {
        Located<String> id = idOf.apply(each);
        T first = byId.putIfAbsent(id.value(), each);
        if (first == null) {
          all.add(each);
        } else {
          report.error(
              id.origin(),
              "the " + noun + " \"" + id.value() + "\" stands in two files",
              "An id is the name of one " + noun + " in all files together.",
              new Problem.Related(idOf.apply(first).origin().place(), "it stands here first"));
        }
      }
    }
    return all;
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
