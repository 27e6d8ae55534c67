package dev.understudy.config.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.Source;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DocumentPropertiesTest {
  private static final String[] LAWS = {
    "fixed: 5ms",
    "lognormal: {p50: 20ms, p99.9: 1.5s}",
    "gamma: {mean: 120ms, cv: 0.5}",
    "erlang: {k: 4, rate: 50/s}",
    "exponential: {median: 20us}",
    "uniform: {min: 1ms, max: 2ms}",
    "mixture: [{weight: 0.5, fixed: 5ms}, {weight: 2, gamma: {mean: 9ms, sd: 1ms}, max: 20ms}]",
    "quantiles: {p1: 1ms, p50: 20ms}",
    "spliced: {body: 5ms, tail: {from: 4ms, shape: 2}}",
    "spliced: {body: {normal: {mean: 9ms, sd: 1ms}}, tail: {from: p99, shape: 1.5}}",
    "samples: {file: a.csv, column: \"2\", unit: us, smooth: false}",
    "samples: {file: a.csv, unit: ms, order: recorded}",
    "histogram: {file: a.hlog, unit: us, tag: x}"
  };

  private static final String[] BOUNDS = {
    "", ", offset: 1ms", ", max: 2m", ", min: 100us, max: 1h", ", correlation: -0.3"
  };

  private static final String[] ERRORS = {
    "status: 503",
    "status: [500, 502], headers: {a: [x, y]}, json: {e: [1, null, {}]}, meanRun: 2.5",
    "status: 200, body: \"no: # really\\n\"",
    "status: 404, file: a.json, latency: 5ms",
    "corrupt: {truncate: 40%}",
    "corrupt: {flipBits: 3}, contentLength: declared",
    "corrupt: {garble: 0.2}, contentLength: actual",
    "corrupt: {replace: \"<x>\"}",
    "fault: badChunk",
    "fault: {stall: {for: 3s, after: 10%}}",
    "fault: {garbage: {size: 1KiB}}",
    "fault: {hang: {}}"
  };

  private static final String[] FACETS = {
    "latency: {scale: 1.5, add: 2ms}",
    "latency: none",
    "errors: {none: [gone], scale: 0.5, e1: {rate: 1%, status: 500}, add: {e2: {rate: 2%}}}",
    "errors: none",
    "capacity: {concurrency: 8, queue: 0, timeout: 5s, whenFull: {status: 503}, holds: false}",
    "capacity: {concurrency: 1, timeout: 1s, whenTimeout: {json: {}}, per: all}",
    "contention: {linear: {perRequest: 2.5%}}",
    "contention: {usl: {sigma: 0.02, kappa: 0.0002}}",
    "contention: {table: [{at: 1, factor: 1}, {at: 9, factor: 2.5}]}",
    "contention: {collapse: {knee: 3, power: 1.5}}",
    "rateLimit: {rate: 1/h, burst: 3, per: client, client: X-Key, whenExceeded: {body: no}}",
    "rateLimit: {rate: 100/s, delay: 2s}",
    "bandwidth: {response: 8Mbit/s, request: 64KB/s, per: endpoint}",
    "calls: [{to: a, timeout: 1s, deadline: 2s, retry: {attempts: 3, backoff: {initial: 1ms, max: 2s, jitter: 50%}}}]",
    "calls: [{parallel: [{to: a, onFailure: ignore}, {to: b, onFailure: {fallback: 5ms}}], failFast: false}]",
    "calls: [{sequence: [{to: a, onFailure: {status: 502, json: {}}}]}, {to: b}]",
    "stall: true"
  };

  private static final String[] OTHERS = {
    "",
    "dependencies: {a: {latency: 5ms, errors: {e: {rate: 1%, status: 500, latency: 1s}}, capacity: {concurrency: 2}}}\n",
    "dependencies: {a: {contention: {linear: {perRequest: 1%, above: 4}}, breaker: {window: 9, minimum: 5, failureRate: 20%, open: 5s, trials: 1}, calls: [{to: b}]}, b: {}}\n",
    "groups: {g: {members: [x, \"y-*\"], priority: -3, behaviour: {latency: 5ms}}}\n",
    "scenarios: {calm: {windows: []}, rough: {windows: [w], behaviour: {stall: none}}}\nactive: rough\n",
    "windows: {w: {on: all, at: {start: 5m, duration: 90s, every: 1h, jitter: 5s, times: 4}, ramp: {up: 3s}, behaviour: {stall: true}}}\n",
    "windows: {w: {on: {endpoints: [a, b], group: g, dependencies: [c, d]}, at: {rate: 6/h, duration: 5s}, ramp: {up: 1s, down: 2s, shape: smooth}, behaviour: {latency: {scale: 2}}}}\n",
    "windows: {w: {on: {dependency: a}, at: {start: 2026-03-01T10:00Z, until: 2026-03-01T10:00:30.5+01:00, duration: 5s}, behaviour: {errors: {scale: 2}}}}\n",
    "windows: {w: {on: {endpoint: a}, at: {daily: \"02:00:30 Europe/Berlin\", duration: 5s, jitter: 1m}, behaviour: {latency: none}}}\n"
  };

  private static final String[] REQUESTS = {
    "GET /a/{id}",
    "{method: POST, path: /b, body: {equals: x}}",
    "{method: PUT, path: \"/c/{rest...}\", query: {a: present, b: {equals: \"\u00e9\", contains: z}}}",
    "{method: DELETE, path: /d, headers: {x-a: absent}, body: {jsonPath: $.a, matches: \"[a-z]+\"}}",
    "{method: PATCH, path: /e, body: {schema: {type: object, required: [a]}}}"
  };

  private static final String[] RESPONSES = {
    "{}",
    "{status: 201}",
    "{status: [200, 203], json: \"text\"}",
    "{body: \"a\\n  b\"}",
    "{file: a.png, headers: {content-type: image/png}}",
    "{generate: {kind: json, size: 20KB}}",
    "{generate: {kind: text, size: {beta: {min: 1KB, max: 2KB, alpha: 2, beta: 3}, max: 1.5KB}}}"
  };

  @Provide
  static Arbitrary<String> behaviours() {
    Arbitrary<String> latency =
        Combinators.combine(Arbitraries.of(LAWS), Arbitraries.of(BOUNDS))
            .as((law, bounds) -> "latency: {" + law + bounds + "}");
    Arbitrary<String> error =
        Combinators.combine(Arbitraries.integers().between(0, 20), Arbitraries.of(ERRORS))
            .as((rate, what) -> "{rate: " + rate + "%, " + what + "}");
    Arbitrary<String> errors =
        error
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(
                list -> {
                  StringBuilder text = new StringBuilder("errors: {");
                  for (int i = 0; i < list.size(); i++) {
                    text.append(i == 0 ? "" : ", ").append("e").append(i).append(": ");
                    text.append(list.get(i));
                  }
                  return text.append('}').toString();
                });
    return Arbitraries.oneOf(
        Arbitraries.of(FACETS),
        latency,
        errors,
        Combinators.combine(latency, errors).as((a, b) -> a + "\n    " + b));
  }

  @Provide
  static Arbitrary<String> texts() {
    Arbitrary<String> endpoint =
        Combinators.combine(Arbitraries.of(REQUESTS), Arbitraries.of(RESPONSES), behaviours())
            .as(
                (request, response, behaviour) ->
                    "\n    request: "
                        + request
                        + "\n    response: "
                        + response
                        + "\n    "
                        + behaviour
                        + "\n");
    Arbitrary<String> top =
        Arbitraries.of(
            "", "name: \"a: b\"\n", "seed: -5\n", "cors: false\n", "expose: {ordinal: true}\n");
    return Combinators.combine(
            top, behaviours(), endpoint.list().ofMaxSize(3), Arbitraries.of(OTHERS))
        .as(
            (head, defaults, endpoints, others) -> {
              StringBuilder text = new StringBuilder("version: 1\n").append(head).append(others);
              text.append("defaults:\n    ").append(defaults).append("\nendpoints:");
              text.append(endpoints.isEmpty() ? " {}\n" : "\n");
              for (int i = 0; i < endpoints.size(); i++) {
                text.append("  id-").append(i).append(':').append(endpoints.get(i));
              }
              return text.toString();
            });
  }

  private static Document bind(String text) {
    Report report = new Report();
    Source source = new Source("t", text, Optional.empty());
    Optional<Document> document =
        Composer.compose(source, report).flatMap(root -> Document.bind(root, report));
    assertThat(report.sorted()).as(text).isEmpty();
    return document.orElseThrow();
  }

  @Property(tries = 500)
  void whatIsWrittenBindsToAnEqualDocument(@ForAll("texts") String text) {
    Document document = bind(text);
    assertThat(bind(document.write())).isEqualTo(document);
  }

  @Property(tries = 200)
  void mergingKeepsEachEndpointOnce(@ForAll("texts") String text) {
    Document document = bind(text);
    Report report = new Report();
    Document merged = Merge.of(List.of(document, document), report);
    assertThat(merged).isEqualTo(document);
    assertThat(report.errors()).isGreaterThanOrEqualTo(document.endpoints().size());
  }
}
