package dev.understudy.control.revision;

import dev.understudy.config.LoadOptions;
import dev.understudy.control.store.Stores;
import dev.understudy.core.plan.Plan;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/// A configurator over a text, which runs nothing.
public final class Configured {
  public static final String SHOP =
      """
      version: 1
      name: shop
      seed: 7
      # what is sold
      endpoints:
        get-product:
          request: GET /products/{id}
          response: {json: {name: Teapot}}
          latency: 20ms   # as measured
        create-order:
          request: POST /orders
          latency: {lognormal: {p50: 20ms, p99: 150ms}}
      """;

  private Configured() {}

  public static Configurator of(String text) {
    return of(text, plan -> {});
  }

  public static Configurator of(String text, Consumer<Plan> switchTo) {
    return over(Stores.inMemory(Clock.systemUTC()), text, Keeping.DEFAULT, switchTo);
  }

  /// One that forgets no revision.
  public static Configurator keepingAll(String text) {
    Keeping all = new Keeping(Integer.MAX_VALUE, Optional.empty());
    return over(Stores.inMemory(Clock.systemUTC()), text, all, plan -> {});
  }

  /// One that keeps its revisions there.
  public static Configurator over(RevisionStore store, String text) {
    return over(store, text, Keeping.DEFAULT, plan -> {});
  }

  private static Configurator over(
      RevisionStore store, String text, Keeping keeping, Consumer<Plan> switchTo) {
    TextCompiler compiler =
        new TextCompiler("shop.yaml", LoadOptions.of(1).withFolder(Path.of("")));
    Resumed resumed = Resumed.of(store, compiler, text, compiler.trusted(text));
    return new Configurator(store, compiler, resumed, keeping, switchTo);
  }
}
