package dev.understudy.config.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.openapi.read.Api;
import dev.understudy.config.openapi.read.ApiReader;
import dev.understudy.config.openapi.read.Documents;
import dev.understudy.config.openapi.read.Findings;
import dev.understudy.config.openapi.read.Operation;
import dev.understudy.config.problem.Report;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// The small version of `./dev corpus`: the example's description, every reply of every operation.
class DescribedBodiesTest {
  private static final Path FOLDER = Path.of("../examples/openapi");

  @Test
  void whatIsMadeForEveryReplyOfADescriptionFitsByAnotherValidator() throws Exception {
    Findings findings = new Findings();
    Report report = new Report();
    Documents documents = new Documents(Optional.of(FOLDER), findings);
    Api api =
        documents
            .root(FOLDER.resolve("bookshop.openapi.yaml"), report)
            .flatMap(root -> ApiReader.read(root, documents, findings, report))
            .orElseThrow();
    int held = 0;
    for (Operation operation : api.operations()) {
      for (Operation.Reply reply : operation.replies()) {
        for (Operation.Media media : reply.media()) {
          for (int seed = 0; seed < 20 && media.schema() instanceof ObjectNode; seed++) {
            BodyGenerator.Made made = BodyGenerator.make(media.schema(), api.schemas(), seed);
            assertThat(Validator.problems(made.value(), media.schema(), api.schemas()))
                .as(operation.label() + " " + reply.status() + " " + made.value())
                .isEmpty();
            held++;
          }
        }
      }
    }
    assertThat(held).isGreaterThan(100);
  }
}
