package dev.eddy.cli.bench.measure;

import java.util.List;
import java.util.Map;

/**
 * What time is spent on. A sampled stack counts for the innermost frame whose class has a known
 * home, by the longest prefix: a copy of an array inside of the kernel is learning, and what
 * Flink's writer does below a worker's operator is serialization or network. JDK frames say nothing
 * by themselves.
 */
public enum Work {
  /** Reading files, pacing splits, cutting steps, text to examples, examples to blocks. */
  PARSE("read, parse"),

  /** Gradients, sums, the optimizer's steps, digests, and the operators around them. */
  LEARN("learn"),

  /** Messages to bytes and back, Flink's serializers included. */
  SERIALIZE("serialize"),

  /** Buffers and channels between tasks, Netty, Kafka's clients. */
  NETWORK("network"),

  /** Metrics, scores and reports. */
  EVALUATE("evaluate"),

  /** All other Java: mailboxes, checkpoints, the JobManager, this tool. */
  OTHER("flink, other"),

  /** Threads of the JVM that run no Java: compilers, collectors, safepoints. */
  JVM("jit, gc"),

  /** What nobody of this process used of the cores. */
  WAIT("wait");

  private static final Map<String, Work> HOMES =
      Map.ofEntries(
          Map.entry("dev.eddy.format.", PARSE),
          Map.entry("dev.eddy.learning.example.", PARSE),
          Map.entry("dev.eddy.streaming.decode.", PARSE),
          Map.entry("dev.eddy.streaming.files.", PARSE),
          Map.entry("dev.eddy.streaming.kafka.", PARSE),
          Map.entry("dev.eddy.streaming.pacing.", PARSE),
          Map.entry("dev.eddy.streaming.steps.", PARSE),
          Map.entry("dev.eddy.cli.bench.loop.BlockParser", PARSE),
          Map.entry("dev.eddy.cli.bench.loop.LineBlocks", PARSE),
          Map.entry("dev.eddy.cli.bench.loop.", LEARN),
          Map.entry("dev.eddy.learning.", LEARN),
          Map.entry("dev.eddy.streaming.assembly.", LEARN),
          Map.entry("dev.eddy.streaming.loop.", LEARN),
          Map.entry("dev.eddy.streaming.server.", LEARN),
          Map.entry("dev.eddy.streaming.worker.", LEARN),
          Map.entry("dev.eddy.streaming.layout.", SERIALIZE),
          Map.entry("dev.eddy.streaming.wire.", SERIALIZE),
          Map.entry("org.apache.flink.api.common.typeutils.", SERIALIZE),
          Map.entry("org.apache.flink.core.memory.", SERIALIZE),
          Map.entry("org.apache.flink.runtime.io.network.api.serialization.", SERIALIZE),
          Map.entry("org.apache.flink.runtime.plugable.", SERIALIZE),
          Map.entry("org.apache.flink.streaming.runtime.streamrecord.", SERIALIZE),
          Map.entry("org.apache.flink.runtime.io.network.", NETWORK),
          Map.entry("org.apache.flink.shaded.netty", NETWORK),
          Map.entry("org.apache.kafka.", NETWORK),
          Map.entry("dev.eddy.learning.metric.", EVALUATE),
          Map.entry("dev.eddy.streaming.evaluation.", EVALUATE),
          Map.entry("dev.eddy.streaming.prediction.", EVALUATE),
          Map.entry("dev.eddy.streaming.report.", EVALUATE),
          Map.entry("dev.eddy.streaming.result.", EVALUATE),
          Map.entry("dev.eddy.", OTHER),
          Map.entry("org.apache.flink.", OTHER));

  private final String label;

  Work(String label) {
    this.label = label;
  }

  /** Returns what stands above its column. */
  public String label() {
    return label;
  }

  /**
   * Returns what a stack works on.
   *
   * @param classNames of its frames, the innermost first
   */
  static Work of(List<String> classNames) {
    for (String name : classNames) {
      String home = "";
      for (String prefix : HOMES.keySet()) {
        if (name.startsWith(prefix) && prefix.length() > home.length()) {
          home = prefix;
        }
      }
      if (!home.isEmpty()) {
        return HOMES.get(home);
      }
    }
    return OTHER;
  }
}
