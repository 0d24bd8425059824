package dev.eddy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the rooms of the house apart: who may import whom. */
class ArchitectureTest {
  private static final int FILES_PER_PACKAGE_MAX = 20;

  private static final String LEARNING = "dev.eddy.learning..";
  private static final String FORMAT = "dev.eddy.format..";
  private static final String STREAMING = "dev.eddy.streaming..";
  private static final String WORKER = "dev.eddy.streaming.worker..";
  private static final String SERVER = "dev.eddy.streaming.server..";
  private static final String FEEDBACK = "dev.eddy.streaming.feedback..";
  private static final String PACING = "dev.eddy.streaming.pacing..";
  private static final String STREAMING_KAFKA = "dev.eddy.streaming.kafka..";
  private static final String JOB = "dev.eddy.job..";
  private static final String CLI = "dev.eddy.cli..";
  private static final String SEAL = "dev.eddy.streaming.seal..";
  private static final String RECOVER = "dev.eddy.cli.recover..";

  private static final DescribedPredicate<JavaClass> FLINK_INTERNALS =
      resideInAnyPackage("org.apache.flink.runtime..", "org.apache.flink.streaming.runtime..");

  /** What the signatures of every operator name, although it stands in an internal package. */
  private static final DescribedPredicate<JavaClass> OPERATOR_SIGNATURE =
      resideInAPackage("org.apache.flink.streaming.runtime.streamrecord..")
          .or(
              nameMatching(
                  ".*\\.runtime\\.state\\.(State|Function)(Initialization|Snapshot)Context"));

  /** The embedded cluster that a local run starts, with what it takes and what it gives. */
  private static final DescribedPredicate<JavaClass> EMBEDDED_CLUSTER =
      resideInAPackage("org.apache.flink.runtime.minicluster..")
          .or(nameMatching(".*\\.runtime\\.(jobgraph\\.JobGraph|jobmaster\\.JobResult)"));

  /** How Flink lays down a checkpoint, for the one who looks at it without Flink. */
  private static final DescribedPredicate<JavaClass> CHECKPOINT_LAYOUT =
      resideInAnyPackage(
          "org.apache.flink.runtime.checkpoint..", "org.apache.flink.runtime.state..");

  private static final JavaClasses EDDY =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.eddy");

  @Test
  void thereIsSomethingToJudge() {
    assertThat(EDDY).isNotEmpty();
  }

  @Test
  void learningKnowsOnlyTheJdkAndCommonsMath() {
    forbid(
        resideInAPackage(LEARNING),
        not(resideInAnyPackage("java..", "org.apache.commons.math3..", LEARNING)));
  }

  @Test
  void learningHasNeitherClockNorDiceNorLog() {
    forbid(
        resideInAPackage(LEARNING),
        resideInAnyPackage("java.time..", "java.util.random..", "java.util.logging..")
            .or(nameMatching("java\\.lang\\.System\\$Logger.*"))
            .or(nameMatching("java\\.util\\.(Timer|.*Random)")));
    noClasses()
        .that(resideInAPackage(LEARNING))
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .allowEmptyShould(true)
        .check(EDDY);
  }

  @Test
  void formatKnowsLearningButNotFlink() {
    forbid(
        resideInAPackage(FORMAT),
        resideInAnyPackage("org.apache.flink..", "org.apache.kafka..", STREAMING, JOB, CLI));
  }

  @Test
  void workerAndServerNeverMeet() {
    forbid(resideInAPackage(WORKER), resideInAPackage(SERVER));
    forbid(resideInAPackage(SERVER), resideInAPackage(WORKER));
  }

  @Test
  void internalsOfFlinkStayInFeedbackPacingAndSeal() {
    forbid(
        resideInAPackage(STREAMING).and(not(resideInAnyPackage(FEEDBACK, PACING, SEAL))),
        FLINK_INTERNALS.and(not(OPERATOR_SIGNATURE)));
    forbid(resideInAPackage(JOB), FLINK_INTERNALS);
    forbid(
        resideInAPackage(CLI).and(not(resideInAPackage(RECOVER))),
        FLINK_INTERNALS.and(not(EMBEDDED_CLUSTER)));
    forbid(resideInAPackage(SEAL), FLINK_INTERNALS.and(not(CHECKPOINT_LAYOUT)));
    forbid(resideInAPackage(RECOVER), FLINK_INTERNALS.and(not(CHECKPOINT_LAYOUT)));
  }

  @Test
  void kafkaStaysInItsRoomAndTheCommandLine() {
    forbid(
        not(resideInAnyPackage(STREAMING_KAFKA, CLI)),
        resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.kafka.."));
  }

  @Test
  void nothingBelowJobKnowsJobOrTheCommandLine() {
    forbid(not(resideInAnyPackage(JOB, CLI)), resideInAnyPackage(JOB, CLI));
    forbid(resideInAPackage(JOB), resideInAPackage(CLI));
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.eddy.(**)").should().beFreeOfCycles().allowEmptyShould(true).check(EDDY);
  }

  @Test
  void aPackageStaysSmall() throws IOException {
    Map<Path, Long> fileCounts;
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      fileCounts =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    }
    assertThat(fileCounts)
        .isNotEmpty()
        .allSatisfy(
            (folder, fileCount) ->
                assertThat(fileCount)
                    .as("files in %s", folder)
                    .isLessThanOrEqualTo(FILES_PER_PACKAGE_MAX));
  }

  private static void forbid(
      DescribedPredicate<? super JavaClass> importer, DescribedPredicate<JavaClass> imported) {
    noClasses()
        .that(importer)
        .should()
        .dependOnClassesThat(imported)
        .allowEmptyShould(true)
        .check(EDDY);
  }
}
