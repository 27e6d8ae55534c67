package dev.understudy.control.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import dev.understudy.control.Health;
import dev.understudy.control.Monitor;
import dev.understudy.control.StillInstance;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Route;
import dev.understudy.control.http.Routes;
import dev.understudy.control.openapi.OpenApi;
import dev.understudy.control.revision.Configured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The routes of the server and the operations of the OpenAPI document are the same.
class DescribedRoutesTest {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "patch", "delete", "head", "options");

  @Test
  void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
    assertThat(described()).isEqualTo(registered());
  }

  @Test
  void operationsHaveIdsOfTheirOwn() {
    List<String> ids = new ArrayList<>();
    for (Mapping.Entry path : paths().entries()) {
      for (Mapping.Entry operation : ((Mapping) path.value()).entries()) {
        if (METHODS.contains(operation.key().text())) {
          Node id = operation.value().follow("/operationId").orElseThrow();
          ids.add(id.describe());
        }
      }
    }
    assertThat(ids).doesNotHaveDuplicates().isNotEmpty();
  }

  /// `{type: string, description: one, two}` says a key `two` without a value.
  @Test
  void noKeyIsWithoutAValue() {
    assertThat(nulls(OpenApi.document(), "")).isEmpty();
  }

  private static List<String> nulls(Node node, String at) {
    return switch (node) {
      case Mapping mapping ->
          mapping.entries().stream()
              .flatMap(it -> nulls(it.value(), at + "/" + it.key().text()).stream())
              .toList();
      case Sequence sequence ->
          sequence.items().stream().flatMap(it -> nulls(it, at + "/-").stream()).toList();
      case Scalar scalar -> scalar.kind() == Scalar.Kind.NULL ? List.of(at) : List.of();
    };
  }

  private static Mapping paths() {
    return (Mapping) OpenApi.document().follow("/paths").orElseThrow();
  }

  private static Set<String> described() {
    Set<String> operations = new TreeSet<>();
    for (Mapping.Entry path : paths().entries()) {
      for (Mapping.Entry operation : ((Mapping) path.value()).entries()) {
        if (METHODS.contains(operation.key().text())) {
          operations.add(operation.key().text() + " " + path.key().text());
        }
      }
    }
    return operations;
  }

  private static Set<String> registered() {
    Set<String> routes = new TreeSet<>();
    for (Route route : Routes.of(resources())) {
      routes.add(route.method().name().toLowerCase(Locale.ROOT) + " " + route.path());
    }
    return routes;
  }

  private static List<Resource> resources() {
    StillInstance instance = new StillInstance(Health.GOOD);
    return Api.resources(instance, Monitor.still(instance, 0), Configured.of(Configured.SHOP));
  }
}
