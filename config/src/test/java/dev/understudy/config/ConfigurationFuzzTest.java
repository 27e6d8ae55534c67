package dev.understudy.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.understudy.config.problem.Problems;

/// Any bytes are a plan or a list of problems: never an exception, never a hang. Fuzzed by `./dev
/// fuzz configuration`; otherwise the committed inputs run.
class ConfigurationFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void anyTextIsAPlanOrProblems(byte[] text) {
    Loaded loaded = Configurations.parse("fuzz.yaml", new String(text, UTF_8), LoadOptions.of(1));
    if (loaded.plan().isEmpty() && loaded.problems().isEmpty()) {
      throw new AssertionError("neither a plan nor a problem");
    }
    var unused = Problems.text(loaded.problems());
  }
}
