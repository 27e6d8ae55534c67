package dev.understudy.results.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.plan.Plan;
import dev.understudy.results.row.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributionTest {
  private static final Plan PLAN =
      Draws.plan(
          """
          version: 1
          name: users
          endpoints:
            list: {request: GET /users}
            search: {request: {method: GET, path: /users, query: {q: present}}}
            get: {request: "GET /users/{id}"}
            delete: {request: "DELETE /users/{id}"}
            create: {request: {method: POST, path: /users, headers: {accept: {contains: json}}}}
            invalid: {request: POST /users}
            upload: {request: {method: PUT, path: /files, body: {contains: x}}}
            anything: {request: PUT /files}
          """);

  private final Attribution attribution = new Attribution(PLAN, Attribution.NONE);

  private String find(Row row) {
    int found = attribution.find(row);
    return found == Attribution.NONE ? attribution.why() : PLAN.endpoints().get(found).id();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          GET    | http://h:80/users          | x    | list
          GET    | http://h:80/users?q=ada#f  | x    | search
          GET    | https://h/users/7          | list | get
          DELETE | /users/7                   | x    | delete
          -      | http://h/users             | x    | the endpoint depends on headers or payload, which the file does not tell
          -      | http://h/users             | list | list
          -      | http://h/users/7           | x    | several endpoints have this path, and the file does not tell the method
          -      | http://h/users/7           | get  | get
          GET    | http://h/orders            | list | no endpoint answers it
          GET    | http://h                   | x    | no endpoint answers it
          POST   | /users                     | x    | the endpoint depends on headers or payload, which the file does not tell
          PUT    | /files                     | x    | the endpoint depends on headers or payload, which the file does not tell
          -      | -                          | get  | get
          -      | -                          | GET /users/9 | get
          GET    | -                          | /users       | list
          -      | -                          | checkout     | no endpoint has this id
          -      | -                          | -    | the file does not say which endpoint: name one with --endpoint
          """)
  void aRowBelongsToTheEndpointThatWouldServeIt(
      String method, String target, String label, String expected) {
    Row row = Row.of(1).request(text(method), text(target)).label(text(label)).build();
    assertThat(find(row)).isEqualTo(expected);
  }

  @Test
  void withHeadersAndPayloadTheRouterDecidesAll() {
    Row.Builder row = Row.of(1).request("POST", "/users").label("x");
    assertThat(
            find(
                row.sent(new Row.Sent(Map.of("accept", List.of("application/json")), new byte[0]))
                    .build()))
        .isEqualTo("create");
    assertThat(find(row.sent(new Row.Sent(Map.of(), new byte[0])).build())).isEqualTo("invalid");
    Row upload =
        Row.of(1).request("PUT", "/files").sent(new Row.Sent(Map.of(), new byte[] {'x'})).build();
    assertThat(find(upload)).isEqualTo("upload");
  }

  private static String text(String cell) {
    return cell == null ? "" : cell;
  }
}
