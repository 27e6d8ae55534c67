package dev.understudy.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The arrows of the design: `cli -> control, engine -> config -> core`, and `results` between the
/// configuration and those who judge, all one way.
class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.understudy");

  // Of java.io, all but what stays in memory.
  private static final DescribedPredicate<JavaClass> INPUT_OUTPUT =
      DescribedPredicate.describe(
          "do input or output",
          each ->
              each.getPackageName().equals("java.io")
                  && !Set.of("ByteArrayOutputStream", "Serializable", "UncheckedIOException")
                      .contains(each.getSimpleName()));

  @Test
  void everyModuleIsSeen() {
    for (String module : List.of("core", "config", "results", "engine", "control", "cli")) {
      assertThat(ALL)
          .anyMatch(each -> each.getPackageName().startsWith("dev.understudy." + module));
    }
  }

  @Test
  void arrowsPointOneWay() {
    Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.understudy..")
        .layer("cli")
        .definedBy("dev.understudy.cli..")
        .layer("control")
        .definedBy("dev.understudy.control..")
        .layer("engine")
        .definedBy("dev.understudy.engine..")
        .layer("results")
        .definedBy("dev.understudy.results..")
        .layer("config")
        .definedBy("dev.understudy.config..")
        .layer("core")
        .definedBy("dev.understudy.core..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("control")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("results")
        .mayOnlyBeAccessedByLayers("cli", "control")
        .whereLayer("config")
        .mayOnlyBeAccessedByLayers("cli", "control", "results")
        .check(ALL);
  }

  /// The model is pure: time, randomness and files come in as values.
  @Test
  void coreHasNoClockNoInputOutputNoThreads() {
    noClasses()
        .that()
        .resideInAPackage("dev.understudy.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net..", "java.nio.file..", "java.nio.channels..", "io.netty..", "org.slf4j..")
        .orShould()
        .dependOnClassesThat(INPUT_OUTPUT)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(Thread.class, "start")
        .check(ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cli", "control", "engine", "results", "config", "core"})
  void packagesOfAModuleHaveNoCycles(String module) {
    slices()
        .matching("dev.understudy." + module + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(ALL);
  }

  @Test
  void everyPackageTellsItsStoryAndIsNullMarked() {
    DescribedPredicate<JavaClass> tops =
        DescribedPredicate.describe("top level", JavaClass::isTopLevelClass);
    classes()
        .that(tops)
        .should(
            com.tngtech.archunit.lang.ArchCondition.from(
                DescribedPredicate.describe(
                    "be in a @NullMarked package",
                    each ->
                        each.getPackage()
                            .isAnnotatedWith(org.jspecify.annotations.NullMarked.class))))
        .check(ALL);
  }

  @Test
  void nobodyBlocksOnSystemOutput() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.understudy.cli.log.FirstLogging$ErrAppender")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(ALL);
  }
}
