package dev.understudy.control.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.control.AdminOptions;
import dev.understudy.control.Health;
import dev.understudy.control.StillInstance;
import dev.understudy.control.openapi.OpenApi;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.util.ArrayList;
import java.util.List;
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
    Vertx vertx = Vertx.vertx();
    try {
      var router =
          Api.router(
              vertx,
              vertx.createHttpServer(),
              new AdminOptions("127.0.0.1", 0),
              new StillInstance(Health.GOOD));
      for (Route route : router.getRoutes()) {
        if (route.methods() != null) {
          for (HttpMethod method : route.methods()) {
            routes.add(method.name().toLowerCase(java.util.Locale.ROOT) + " " + template(route));
          }
        }
      }
    } finally {
      vertx.close();
    }
    return routes;
  }

  /// `/scenarios/{id}:activate` of `/scenarios/(?<id>[^/]+):activate` and of `/scenarios/:id`.
  private static String template(Route route) {
    return route.isRegexPath()
        ? route.getName().replaceAll("\\(\\?<(\\w+)>[^)]*\\)", "{$1}").replace("\\", "")
        : String.valueOf(route.getPath()).replaceAll("/:(\\w+)", "/{$1}");
  }
}
