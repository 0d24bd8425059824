package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code eddy recover} refuses, on a cluster none of whose processes runs. */
class RecoverTest {
  private static final String JOB = "0123456789abcdef0123456789abcdef";

  @TempDir private Path folder;

  @BeforeEach
  void writeAPlan() throws IOException {
    Files.createDirectories(folder.resolve("jobs"));
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    writePlan(free);
  }

  private void writePlan(int free) throws IOException {
    Map<String, Object> settings =
        Map.of("taskManagers", 1, "slots", 1, "isHighlyAvailable", false, "options", Map.of());
    Map<String, Object> ports =
        Map.of("rest", List.of(free), "rpc", free, "zooKeeper", free, "broker", free);
    write("cluster.json", Map.of("settings", settings, "ports", ports, "id", "eddy-test"));
  }

  @Test
  void aJobMustHaveBeenSubmitted() {
    assertThat(recover().exitCode()).isEqualTo(2);
    assertThat(recover().err()).contains("JOB must be named, none was submitted here");
    assertThat(recover(JOB).err()).contains("the job must have been started by `eddy submit`");
  }

  @Test
  void withoutAWholeCheckpointNothingIsStarted() throws IOException {
    Path damaged = writeAJobWithADamagedCheckpoint();

    CommandRun run = recover();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("SKIPPED " + damaged + ": it has no _metadata")
        .contains("no checkpoint of job " + JOB + " is whole; --from-scratch starts without one");
    assertThat(folder.resolve("processes")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RUNNING", "RESTARTING", "CREATED"})
  void aJobThatHasNotEndedIsLeftAlone(String state) throws IOException {
    writeAJobWithADamagedCheckpoint();
    try (OneJobServer jobManager = OneJobServer.start(JOB, state)) {
      writePlan(jobManager.port());
      CommandRun run = recover("--from-scratch");
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .contains("the job must have ended, " + JOB + " is " + state)
          .contains("`eddy stop --cancel " + JOB + "` ends it")
          .doesNotContain("FROM SCRATCH");
    }
  }

  /** It gets as far as to want the jar, which nobody has built here. */
  @Test
  void onlyTheFlagStartsFromScratch() throws IOException {
    writeAJobWithADamagedCheckpoint();
    Files.writeString(folder.resolve("results/evaluation.jsonl"), "{\"read\":1234}\n");
    try (OneJobServer jobManager = OneJobServer.start(JOB, "FAILED")) {
      writePlan(jobManager.port());
      String jar = folder.resolve("none.jar").toString();

      CommandRun refused = recover("--jar", jar);
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("--from-scratch starts without one");

      CommandRun run = recover("--jar", jar, "--from-scratch");
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .contains("FROM SCRATCH: 1,234 records or more will be read again")
          .contains("--jar must be the job's jar, was " + jar);
    }
  }

  private Path writeAJobWithADamagedCheckpoint() throws IOException {
    Path results = folder.resolve("results");
    write("jobs/" + JOB + ".yaml", Map.of("output.directory", results.toString()));
    return Files.createDirectories(results.resolve("checkpoints/" + JOB + "/chk-7"));
  }

  private CommandRun recover(String... arguments) {
    List<String> words = new ArrayList<>(List.of("recover", "--cluster=" + folder));
    words.addAll(List.of(arguments));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private void write(String name, Map<String, ?> content) throws IOException {
    new ObjectMapper().writeValue(folder.resolve(name).toFile(), content);
  }
}
