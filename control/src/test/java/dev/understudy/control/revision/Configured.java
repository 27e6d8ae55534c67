package dev.understudy.control.revision;

import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.core.plan.Plan;
import java.nio.file.Path;
import java.util.OptionalLong;
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
    RevisionStore store = new MemoryStore();
    TextCompiler compiler =
        new TextCompiler("shop.yaml", LoadOptions.of(1).withFolder(Path.of("")));
    Loaded loaded = compiler.trusted(text);
    Change first = Change.of(text, new Attribution("file", "", "started", Origin.FILE));
    Revision revision = store.append(first, OptionalLong.empty()).orElseThrow();
    return new Configurator(store, compiler, new Active(revision, text, loaded), switchTo);
  }
}
