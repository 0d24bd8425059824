package dev.eddy.cli.chaos;

import dev.eddy.cli.chaos.fault.Arena;
import dev.eddy.cli.chaos.fault.ChaosCluster;
import dev.eddy.cli.chaos.fault.CheckpointRoom;
import dev.eddy.cli.chaos.fault.EddyCommands;
import dev.eddy.cli.chaos.fault.Faults;
import dev.eddy.cli.chaos.fault.LiveJob;
import dev.eddy.cli.chaos.fault.SkippedException;
import dev.eddy.cli.chaos.fault.Strike;
import dev.eddy.cli.chaos.fault.TrainedWatch;
import dev.eddy.cli.chaos.feed.ClickRecords;
import dev.eddy.cli.chaos.feed.FeedTopic;
import dev.eddy.cli.chaos.feed.Feeder;
import dev.eddy.cli.chaos.feed.TopicAudit;
import dev.eddy.cli.chaos.verdict.Anomaly;
import dev.eddy.cli.chaos.verdict.Fed;
import dev.eddy.cli.chaos.verdict.Oracle;
import dev.eddy.cli.chaos.verdict.RunFiles;
import dev.eddy.cli.cluster.Patience;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One run: a cluster, a job that is fed, faults one after another, and the verdict. */
final class ChaosRun {
  private static final int PARTITIONS = 3;
  private static final int PAUSE_MILLIS_MAX = 2500;

  private final ChaosSettings settings;
  private final Diary diary;
  private final ChaosCluster cluster;
  private final EddyCommands commands;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Anomaly> anomalies = new ArrayList<>();
  private final List<String> facts = new ArrayList<>();

  ChaosRun(ChaosSettings settings, ChaosCluster cluster, EddyCommands commands, Diary diary) {
    this.settings = settings;
    this.cluster = cluster;
    this.commands = commands;
    this.diary = diary;
  }

  ChaosReport run() throws Exception {
    diary.say("seed " + settings.seed() + ", in " + settings.folder());
    CheckpointRoom room =
        CheckpointRoom.open(
            settings.checkpoints(), settings.isApart(), settings.folder().resolve("mount.log"));
    cluster.start();
    String servers = cluster.bootstrapServers();
    try (FeedTopic topic = FeedTopic.create(servers, PARTITIONS);
        Feeder feeder = Feeder.start(settings.seed(), servers, PARTITIONS);
        TrainedWatch trained = TrainedWatch.start(settings.live().resolve("evaluation.jsonl"))) {
      LiveJob job = new LiveJob(cluster, submit());
      Arena arena =
          new Arena(
              cluster, commands, job, topic, feeder, room, settings.isApart(), settings.isLong());
      Recovery recovery = new Recovery(arena, trained, diary);
      if (recovery.await(arena.now()).isEmpty()) {
        anomalies.add(new Anomaly("start", "the job must run, does not"));
      } else if (hurt(arena, recovery)) {
        judge(finish(arena), servers);
      }
    }
    return report();
  }

  private String submit() throws IOException {
    List<String> words = new ArrayList<>();
    ChaosOptions.live(settings).forEach((key, value) -> words.add("-D" + key + "=" + value));
    return commands.submit(words).lastLine();
  }

  /** Lets faults happen for as long as was asked for; returns whether the job goes on. */
  private boolean hurt(Arena arena, Recovery recovery) throws IOException, InterruptedException {
    Faults faults = new Faults(arena);
    Schedule schedule = new Schedule(settings.seed(), settings.kinds());
    Instant end = Instant.now().plus(settings.length());
    while (Instant.now().isBefore(end) && outcomes.size() < settings.faultCountMax()) {
      PlannedFault fault = schedule.next();
      if (!hurt(arena, recovery, faults, fault)) {
        return false;
      }
      if (arena.feeder().failure().isPresent()) {
        anomalies.add(new Anomaly("feeder", arena.feeder().failure().get().toString()));
        return false;
      }
    }
    return true;
  }

  private boolean hurt(Arena arena, Recovery recovery, Faults faults, PlannedFault fault)
      throws IOException, InterruptedException {
    Random dice = fault.dice();
    Thread.sleep(dice.nextInt(PAUSE_MILLIS_MAX));
    Instant start = Instant.now();
    Optional<Duration> took;
    try {
      Strike strike = faults.strike(fault.kind(), dice);
      took = recovery.await(strike.since());
      tell(Outcome.of(strike, took));
    } catch (SkippedException e) {
      tell(Outcome.skipped(fault.kind(), start, e.getMessage()));
      return true;
    } catch (IOException e) {
      anomalies.add(new Anomaly(fault.kind().toString(), e.getMessage()));
      diary.say("ANOMALY " + fault.kind() + ": " + e.getMessage());
      took = recovery.await(arena.now());
    }
    if (took.isEmpty()) {
      String detail = "after fault %d the job must go on within %d s, does not";
      anomalies.add(
          new Anomaly("stuck", detail.formatted(fault.number(), Recovery.DEADLINE.toSeconds())));
    }
    recovery.supervise();
    return took.isPresent();
  }

  private void tell(Outcome outcome) {
    outcomes.add(outcome);
    diary.say(
        "%d %s: %s; %s"
            .formatted(
                outcomes.size(),
                outcome.kind(),
                outcome.detail(),
                outcome.hasHappened()
                    ? outcome
                        .recovery()
                        .map(d -> "recovered after " + d.toMillis() + " ms")
                        .orElse("NOT RECOVERED")
                    : "skipped"));
  }

  /** Lets the job come to the end of the topic and end; returns what each partition was given. */
  private List<Long> finish(Arena arena) throws IOException, InterruptedException {
    List<Long> sent = arena.feeder().finish();
    diary.say("fed " + sent + " records");
    Patience.await(
        "the end of the topic",
        Recovery.DEADLINE,
        () -> Optional.of(arena.topic().lag()).filter(lag -> lag == 0));
    // All is read; what the clock has to close is closed two checkpoints later.
    awaitCheckpoint(arena);
    awaitCheckpoint(arena);
    commands.drain();
    diary.say("drained");
    return sent;
  }

  private static void awaitCheckpoint(Arena arena) throws IOException, InterruptedException {
    Instant now = Instant.now();
    Patience.await("a checkpoint", Recovery.DEADLINE, () -> arena.job().firstCheckpoint(now));
  }

  private void judge(List<Long> sent, String servers) throws Exception {
    TopicAudit.of(settings.seed(), servers, sent)
        .forEach(finding -> anomalies.add(new Anomaly("topic", finding)));
    diary.say("the topic was compared with what was fed");
    CalmRun.of(settings, servers);
    diary.say("the undisturbed run is through");
    long records = sent.stream().mapToLong(Long::longValue).sum();
    long spoiled = sent.stream().mapToLong(ClickRecords::spoiledCount).sum();
    RunFiles live = RunFiles.in(settings.live());
    RunFiles calm = RunFiles.in(settings.calm());
    anomalies.addAll(Oracle.judge(new Fed(records, spoiled), live, calm));
    for (String name :
        List.of(
            "read", "trained", "rejected", "late", "steps", "theta_sha256", "gradient_digest")) {
      facts.add(
          "%s: %s, undisturbed %s"
              .formatted(
                  name, live.summary().path(name).asText(), calm.summary().path(name).asText()));
    }
    facts.add(
        "evaluation.jsonl: %d lines, undisturbed %d"
            .formatted(live.evaluation().size(), calm.evaluation().size()));
  }

  private ChaosReport report() {
    return new ChaosReport(
        "scripts/chaos --seed %d --minutes %s"
            .formatted(settings.seed(), settings.length().toSeconds() / 60.0),
        diary.start(),
        outcomes,
        facts,
        anomalies);
  }
}
