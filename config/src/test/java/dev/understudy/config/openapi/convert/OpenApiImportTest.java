package dev.understudy.config.openapi.convert;

import static dev.understudy.config.openapi.convert.Imports.at;
import static dev.understudy.config.openapi.convert.Imports.findings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.openapi.read.Finding.Kind;
import dev.understudy.config.openapi.rule.Rules;
import org.junit.jupiter.api.Test;

class OpenApiImportTest {
  private static final String PETS =
      """
      openapi: 3.1.0
      info: {title: Pets, version: "1"}
      servers: [{url: "https://{host}/{base}", variables: {host: {default: pets.example}, base: {default: v1}}}]
      tags: [{name: pets, description: All about pets.}]
      paths:
        /pets:
          get:
            operationId: listPets
            summary: List them
            tags: [pets]
            responses:
              "200":
                description: ok
                content:
                  application/json:
                    schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}
                    example: [{name: Rex}]
              "404": {description: none}
        /pets/{petId}.json:
          get:
            tags: [pets]
            responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
      webhooks: {born: {post: {}}}
      components:
        schemas:
          Pet: {type: object, required: [name], properties: {name: {type: string}, mother: {$ref: "#/components/schemas/Pet"}}}
      """;

  @Test
  void operationsBecomeEndpointsWithTheServersBasePath() {
    Imported pets = Imports.of(PETS);
    assertThat(at(pets, "/endpoints/listPets/request")).isEqualTo("\"GET /v1/pets\"");
    assertThat(at(pets, "/endpoints/listPets/response"))
        .isEqualTo("{\"json\":[{\"name\":\"Rex\"}]}");
    assertThat(at(pets, "/endpoints/listPets/latency"))
        .isEqualTo("{\"lognormal\":{\"p50\":\"35ms\",\"p99\":\"250ms\"}}");
    assertThat(at(pets, "/endpoints/listPets/errors/not-found"))
        .isEqualTo("{\"rate\":\"0.5%\",\"status\":404}");
  }

  @Test
  void anOperationWithoutIdIsCalledByMethodAndPath() {
    assertThat(at(Imports.of(PETS), "/endpoints/get-v1-pets-petId/request"))
        .isEqualTo("\"GET /v1/pets/{petId}\"");
  }

  @Test
  void aCircularSchemaGivesAPayload() {
    assertThat(at(Imports.of(PETS), "/endpoints/get-v1-pets-petId/response/json"))
        .contains("\"name\":");
  }

  @Test
  void theReportSaysWhatWasTakenGuessedAndLeftWithPlaces() {
    Imported pets = Imports.of(PETS);
    assertThat(findings(pets, Kind.TAKEN))
        .containsExactly(
            "7:5 listPets: GET /pets", "20:5 get-v1-pets-petId: GET /pets/{petId}.json");
    assertThat(findings(pets, Kind.LEFT))
        .containsExactly("23:12 webhook born: Understudy answers; it does not call");
    assertThat(findings(pets, Kind.GUESSED))
        .contains(
            "7:5 listPets: list: {latency: {lognormal: {p50: 35ms, p99: 250ms}}}",
            "18:9 listPets: error not-found: 0.5%");
  }

  @Test
  void whatIsWrittenIsValidWithoutAWarningAndTellsWhatItIs() {
    Imported pets = Imports.of(PETS);
    assertThat(Configurations.parse("pets.yaml", pets.text(), LoadOptions.of(1)).problems())
        .isEmpty();
    assertThat(pets.text()).contains("  # pets: All about pets\n", "  listPets: # List them\n");
  }

  @Test
  void theSameDescriptionGivesTheSameText() {
    assertThat(Imports.of(PETS).text()).isEqualTo(Imports.of(PETS).text());
  }

  @Test
  void swaggerTwoIsRead() {
    Imported old =
        Imports.of(
            """
            swagger: "2.0"
            info: {title: Old, version: "1"}
            basePath: /api/
            produces: [application/json]
            paths:
              /users/{id}:
                parameters: [{name: id, in: path, required: true, type: integer}]
                get:
                  operationId: getUser
                  responses:
                    200: {description: ok, schema: {$ref: "#/definitions/User"}, examples: {application/json: {name: Ada}}}
                post:
                  operationId: setPicture
                  consumes: [multipart/form-data]
                  parameters: [{name: file, in: formData, type: file, required: true}]
                  responses: {204: {description: done}}
            definitions:
              User: {type: object, properties: {name: {type: string, x-nullable: true}}}
            """);
    assertThat(at(old, "/endpoints/getUser"))
        .isEqualTo(
            "{\"request\":\"GET /api/users/{id}\",\"response\":{\"json\":{\"name\":\"Ada\"}},"
                + "\"latency\":{\"lognormal\":{\"p50\":\"12ms\",\"p99\":\"80ms\"}}}");
    assertThat(at(old, "/endpoints/setPicture/bandwidth")).isEqualTo("{\"request\":\"10MB/s\"}");
  }

  @Test
  void statedRateLimitsAreTakenWithTheirRefusal() {
    Imported limited =
        Imports.of(
            """
            openapi: 3.0.0
            info: {title: L, version: "1"}
            paths:
              /a:
                get:
                  operationId: a
                  responses:
                    "200": {description: ok, headers: {X-RateLimit-Limit: {description: per hour, schema: {type: integer, default: 5000}}}}
                    "429": {description: no, content: {text/plain: {example: slow down}}}
              /b:
                get: {operationId: b, responses: {"200": {description: ok}, "429": {description: no}}}
            """);
    assertThat(at(limited, "/endpoints/a/rateLimit"))
        .isEqualTo(
            "{\"rate\":\"5000/h\",\"burst\":5000,\"per\":\"client\","
                + "\"whenExceeded\":{\"status\":429,\"body\":\"slow down\"}}");
    assertThat(at(limited, "/endpoints/b/rateLimit"))
        .isEqualTo("{\"rate\":\"100/s\",\"burst\":20,\"per\":\"client\"}");
  }

  @Test
  void whatTheExtensionSaysIsNotGuessed() {
    Imported exact =
        Imports.of(
            """
            openapi: 3.1.0
            info: {title: E, version: "1"}
            x-understudy: {seed: 7, errors: {broken: {rate: 1%, status: 500}}, dependencies: {db: {latency: 2ms}}}
            paths:
              /a:
                x-understudy: {latency: 5ms}
                get:
                  operationId: a
                  x-understudy: {id: first, capacity: {concurrency: 2}}
                  responses: {"200": {description: ok}, "503": {description: no}}
                delete: {operationId: b, x-understudy: {latency: 9ms}, responses: {"204": {description: ok}}}
            """);
    assertThat(at(exact, "/seed")).isEqualTo("7");
    assertThat(at(exact, "/defaults"))
        .isEqualTo("{\"errors\":{\"broken\":{\"rate\":\"1%\",\"status\":500}}}");
    assertThat(at(exact, "/dependencies/db/latency")).isEqualTo("\"2ms\"");
    assertThat(at(exact, "/endpoints/first"))
        .isEqualTo("{\"request\":\"GET /a\",\"latency\":\"5ms\",\"capacity\":{\"concurrency\":2}}");
    assertThat(at(exact, "/endpoints/b/latency")).isEqualTo("\"9ms\"");
    assertThat(findings(exact, Kind.GUESSED)).isEmpty();
  }

  @Test
  void aMistakeInTheExtensionIsToldWhereItStands() {
    assertThat(
            Imports.problems(
                """
                openapi: 3.1.0
                info: {title: E, version: "1"}
                paths:
                  /a:
                    get:
                      x-understudy: {latency: 20}
                      responses: {"200": {description: ok}}
                """))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).isEqualTo("a duration needs a unit");
              assertThat(problem.place().label()).isEqualTo("api.yaml:6:31");
            });
  }

  @Test
  void payloadsThatLookLikeTemplatesAreSentAsTheyAre() {
    Imported text =
        Imports.of(
            """
            openapi: 3.1.0
            info: {title: E, version: "1"}
            paths:
              /a: {get: {operationId: a, responses: {"200": {description: ok, content: {text/html: {example: "<b>${x"}}}}}}
            """);
    assertThat(at(text, "/endpoints/a/response"))
        .isEqualTo(
            "{\"headers\":{\"content-type\":\"text/html\"},\"body\":\"<b>${x\",\"templates\":false}");
  }

  private static final String ASKING =
      """
      openapi: 3.0.3
      info: {title: A, version: "1"}
      security: [{key: []}, {user: [], key: []}]
      paths:
        /a/{id.x}/{n}.json:
          post:
            operationId: a
            parameters:
              - {name: id.x, in: path, required: true, schema: {type: integer}}
              - {name: n, in: path, required: true, schema: {type: integer}}
              - {name: ids, in: query, explode: false, schema: {type: array, items: {type: string}}}
              - {name: Accept, in: header, schema: {type: string}}
            requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/New"}}}}
            responses: {"200": {description: ok}, "400": {description: no}, "401": {description: no}, "404": {description: no}}
        /open: {get: {operationId: open, security: [], responses: {"200": {description: ok}}}}
      components:
        securitySchemes: {key: {type: apiKey, in: query, name: k}, user: {type: http, scheme: basic}}
        schemas:
          New: {type: object, required: [id, name], properties: {id: {type: string, readOnly: true}, name: {type: string, pattern: "(?=x)y"}}}
      """;

  @Test
  void requestsAreHeldAgainstTheDescriptionWhereThatIsWanted() {
    Imported held = Imports.with(ASKING, new ImportOptions(Rules.standard(), true, true));
    assertThat(at(held, "/validate")).isEqualTo("\"requests\"");
    assertThat(at(held, "/endpoints/a/accepts"))
        .isEqualTo(
            "{\"path\":{\"id-x\":{\"required\":true,\"schema\":{\"type\":\"integer\"}}},"
                + "\"query\":{\"ids\":{\"explode\":false,\"schema\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}},"
                + "\"body\":{\"required\":true,\"content\":{\"application/json\":{\"$ref\":\"#/schemas/New\"}}}}");
    assertThat(at(held, "/schemas/New"))
        .isEqualTo(
            "{\"type\":\"object\",\"required\":[\"name\"],"
                + "\"properties\":{\"id\":{\"type\":\"string\"},\"name\":{\"type\":\"string\"}}}");
    assertThat(at(held, "/endpoints/a/security"))
        .isEqualTo("[{\"query\":\"k\"},[{\"basic\":true},{\"query\":\"k\"}]]");
    assertThat(at(held, "/endpoints/open/security")).isEmpty();
    assertThat(at(held, "/endpoints/a/errors"))
        .as("refusals do not come by chance too")
        .isEqualTo("{\"not-found\":{\"rate\":\"0.5%\",\"status\":404}}");
  }

  @Test
  void nothingIsAskedOfRequestsUnlessThatIsWanted() {
    Imported open = Imports.of(ASKING);
    assertThat(at(open, "/validate") + at(open, "/schemas") + at(open, "/endpoints/a/accepts"))
        .isEmpty();
    assertThat(at(open, "/endpoints/a/security")).isEmpty();
    assertThat(at(open, "/endpoints/a/errors/unauthorized/status")).isEqualTo("401");
  }

  @Test
  void severalExamplesAreChosenAmong() {
    Imported examples =
        Imports.of(
            """
            openapi: 3.1.0
            info: {title: E, version: "1"}
            paths:
              /a:
                get:
                  operationId: a
                  responses:
                    "200":
                      description: ok
                      content: {application/json: {examples: {some: {value: [1]}, no ne: {value: []}, far: {externalValue: "http://x/y"}}}}
            """);
    assertThat(at(examples, "/endpoints/a/response"))
        .isEqualTo("{\"examples\":{\"some\":{\"json\":[1]},\"no-ne\":{\"json\":[]}}}");
    assertThat(at(examples, "/prefer")).isEqualTo("true");
    assertThat(findings(examples, Kind.LEFT))
        .containsExactly("10:91 example far: its value is elsewhere; nothing is fetched");
  }
}
