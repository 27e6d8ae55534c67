package dev.understudy.core.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {
  private final List<Route> routes = new ArrayList<>();

  private void route(String id, String methodAndPath, Condition... conditions) {
    String[] parts = methodAndPath.split(" ", 2);
    routes.add(new Route(routes.size(), id, parts[0], parts[1], List.of(conditions)));
  }

  private String find(RequestView request) {
    int found = Router.of(routes).find(request);
    return switch (found) {
      case Router.NONE -> "none";
      case Router.NEEDS_BODY -> "needs body";
      default -> routes.get(found).id();
    };
  }

  private Router.Miss explain(RequestView request) {
    Router router = Router.of(routes);
    assertThat(router.find(request)).isEqualTo(Router.NONE);
    return router.explain(request);
  }

  @ParameterizedTest
  @CsvSource({
    "/products, list",
    "/products/p1, one",
    "/products/top, top",
    "/products/top/reviews, reviews",
    "/products/top/pictures/1/large, any",
    "/products/, any",
    "/, any",
    "/%70roducts/%74op, top",
    "/products/a%2Fb, one",
    "/products/a/b, any",
    "/products/a+b, one",
    "/products/%, one",
    "/products/%2574op, one",
    "/caf%C3%A9, cafe",
    "/caf%c3%a9, cafe",
    "/Products, any",
    "/products/./top, top",
    "/basket/../products/top, top",
    "/products/%2E%2e/products/top, top",
    "/../../products, list",
    "/products/top/..%2Ftop, any",
    "/products//, any",
    "/.well-known, any",
  })
  void theMostSpecificRouteWins(String path, String id) {
    route("any", "GET /{rest...}");
    route("one", "GET /products/{id}");
    route("top", "GET /products/top");
    route("reviews", "GET /products/{id}/reviews");
    route("list", "GET /products");
    route("cafe", "GET /café");
    assertThat(find(Asked.get(path))).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "/a, none",
    "/a/, slash",
    "/a//b, twice",
    "/a/b, none",
    "/f, none",
    "/f/, rest",
    "/f/x/, rest",
    "/a/., slash",
    "/a/b/.., slash",
    "*, none",
  })
  void emptySegmentsAndTrailingSlashesCount(String path, String id) {
    route("slash", "GET /a/");
    route("twice", "GET /a//b");
    route("rest", "GET /f/{path...}");
    assertThat(find(Asked.get(path))).isEqualTo(id);
  }

  @Test
  void stepsBackWhereALiteralLeadsNowhere() {
    route("deep", "GET /a/b/c/d");
    route("wide", "GET /a/{x}/{y}/e");
    route("rest", "GET /a/{x...}");
    assertThat(find(Asked.get("/a/b/c/d"))).isEqualTo("deep");
    assertThat(find(Asked.get("/a/b/c/e"))).isEqualTo("wide");
    assertThat(find(Asked.get("/a/b/c/f"))).isEqualTo("rest");
  }

  @Test
  void moreConditionsBeatFewerAndAFailedOneStepsBack() {
    route("plain", "GET /p");
    route("eur", "GET /p", Has.query("eur"));
    route("eurAndNew", "GET /p", Has.query("new"), Has.query("eur"));
    route("any", "GET /{x}", Has.query("usd"));
    assertThat(find(Asked.get("/p").with("eur,new"))).isEqualTo("eurAndNew");
    assertThat(find(Asked.get("/p").with("eur"))).isEqualTo("eur");
    assertThat(find(Asked.get("/p").with("new"))).isEqualTo("plain");
    assertThat(find(Asked.get("/q").with("usd"))).isEqualTo("any");
  }

  @Test
  void theFirstOfEqualsWins() {
    route("first", "GET /p");
    route("second", "GET /p");
    assertThat(find(Asked.get("/p"))).isEqualTo("first");
  }

  @Test
  void getAnswersHeadUnlessHeadHasARouteOfItsOwn() {
    route("get", "GET /p");
    route("get2", "GET /q");
    route("head", "HEAD /q");
    route("post", "POST /p");
    assertThat(find(new Asked("HEAD", "/p", "", null))).isEqualTo("get");
    assertThat(find(new Asked("HEAD", "/q", "", null))).isEqualTo("head");
    assertThat(find(new Asked("POST", "/p", "", null))).isEqualTo("post");
    assertThat(find(new Asked("get", "/p", "", null))).isEqualTo("none"); // RFC 9110 9.1
  }

  @Test
  void thePayloadIsAskedForOnlyWhereItCanMatter() {
    route("sku", "POST /orders", Has.query("v2"), Has.body("sku"));
    route("plain", "POST /orders");
    route("exact", "POST /orders", Has.query("v3"), Has.query("fast"), Has.query("now"));
    Asked post = new Asked("POST", "/orders", "", null);
    assertThat(find(post)).isEqualTo("plain");
    assertThat(find(post.with("v3,fast,now,v2"))).isEqualTo("exact");
    assertThat(find(post.with("v2"))).isEqualTo("needs body");
    assertThat(find(post.with("v2").withBody("sku"))).isEqualTo("sku");
    assertThat(find(post.with("v2").withBody(""))).isEqualTo("plain");
  }

  @Test
  void aMissNamesTheConditionThatFailed() {
    route("get-product", "GET /products/{id}", Has.query("currency"));
    route("other", "GET /products/{id}", Has.query("a"), Has.query("b"));
    assertThat(explain(Asked.get("/products/1")))
        .isEqualTo(new Router.Miss(List.of(), "nearest: get-product differs in query currency"));
    assertThat(explain(Asked.get("/products/1").withBody("")).nearest())
        .isEqualTo("nearest: get-product differs in query currency");
  }

  @Test
  void aMissNamesEachThingThatFailed() {
    route("order", "POST /orders", Has.query("v2"), Has.body("sku"));
    Asked post = new Asked("POST", "/orders", "", null);
    assertThat(explain(post).nearest()).isEqualTo("nearest: order differs in query v2");
    assertThat(explain(post.withBody("")).nearest())
        .isEqualTo("nearest: order differs in query v2 and body");
  }

  @Test
  void aWrongMethodIsToldWhichAreAllowed() {
    route("list", "GET /products");
    route("create", "POST /products");
    route("any", "DELETE /{rest...}");
    assertThat(explain(new Asked("PUT", "/products", "", null)))
        .isEqualTo(
            new Router.Miss(
                List.of("DELETE", "GET", "HEAD", "POST"), "nearest: list differs in method"));
  }

  @ParameterizedTest
  @CsvSource({
    "/products/, list differs in the trailing slash",
    "/basket, basket differs in the missing trailing slash",
    "/product, list differs in path /products",
    "/Products/p1/reviews, reviews differs in path /products/{id}/reviews",
    "/products/p1/revews, reviews differs in path /products/{id}/reviews",
  })
  void aMisspeltPathIsToldTheNearest(String path, String sentence) {
    route("list", "GET /products");
    route("basket", "GET /basket/");
    route("reviews", "GET /products/{id}/reviews");
    assertThat(explain(Asked.get(path)))
        .isEqualTo(new Router.Miss(List.of(), "nearest: " + sentence));
  }

  @ParameterizedTest
  @CsvSource({"/", "/orders", "/products/p1/pictures", "*"})
  void aPathFarFromAllIsToldNothing(String path) {
    route("list", "GET /products");
    route("reviews", "GET /products/{id}/reviews");
    assertThat(explain(Asked.get(path))).isEqualTo(new Router.Miss(List.of(), ""));
  }

  @Test
  void manyLiteralsAreToldApart() {
    for (int i = 0; i < 10_000; i++) {
      route("e" + i, "GET /endpoint-" + i);
    }
    Router router = Router.of(routes);
    for (int i = 0; i < 10_000; i++) {
      assertThat(router.find(Asked.get("/endpoint-" + i))).isEqualTo(i);
    }
    assertThat(router.find(Asked.get("/endpoint-10000"))).isEqualTo(Router.NONE);
  }

  @Test
  void noRoutesAnswerNothing() {
    assertThat(explain(Asked.get("/"))).isEqualTo(new Router.Miss(List.of(), ""));
  }
}
