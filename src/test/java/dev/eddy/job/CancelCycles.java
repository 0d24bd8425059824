package dev.eddy.job;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.PackagedProgramUtils;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.util.InstantiationUtil;
import org.rocksdb.util.Environment;

/**
 * A program for a JVM of its own that has Flink on its class path but not eddy, like a session
 * cluster: it submits jobs out of a jar as {@code flink run} does, cancels each in its middle, and
 * writes down what is left of them.
 */
final class CancelCycles {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int PARALLELISM = 2;

  /** Threads of tasks, of sources, of the Kafka client and of ours, whoever started them. */
  private static final Pattern JOB_THREAD =
      Pattern.compile(
          "eddy|kafka|(?<!re)source|worker \\(|server \\(|tail|evaluation|result|rocksdb");

  private final MiniCluster cluster;
  private final File jar;
  private final List<URL> libraries;

  private CancelCycles(MiniCluster cluster, File jar, List<URL> libraries) {
    this.cluster = cluster;
    this.jar = jar;
    this.libraries = libraries;
  }

  /**
   * Runs the cycles.
   *
   * @param arguments the file to write to, the jar, its libraries as a class path, a folder, how
   *     many cycles, and for each kind of job, which take turns, a file with one argument a line
   */
  public static void main(String[] arguments) throws Exception {
    List<URL> libraries = new ArrayList<>();
    for (String library : arguments[2].split(File.pathSeparator, -1)) {
      libraries.add(Path.of(library).toUri().toURL());
    }
    // RocksDB asks a process about the C library once, and the thread that the JDK starts for that
    // has the class loader of whoever asks for a minute.
    Environment.isMuslLibc();
    Set<String> left;
    try (MiniCluster cluster = start()) {
      CancelCycles cycles = new CancelCycles(cluster, new File(arguments[1]), libraries);
      List<byte[]> jobs = new ArrayList<>();
      List<Path> folders = new ArrayList<>();
      for (String kind : List.of(arguments).subList(5, arguments.length)) {
        Path folder = Path.of(arguments[3], "job-" + jobs.size());
        jobs.add(cycles.graph(Files.readAllLines(Path.of(kind)), folder));
        folders.add(folder);
      }
      for (int cycle = 0; cycle < Integer.parseInt(arguments[4]); cycle++) {
        int kind = cycle % jobs.size();
        cycles.run(jobs.get(kind), folders.get(kind));
      }
      left = left();
    }
    Files.write(Path.of(arguments[0]), left);
  }

  private static MiniCluster start() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.PORT, 0);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(PARALLELISM)
                .build());
    cluster.start();
    return cluster;
  }

  /** Returns a job that writes to a folder, ready to be sent. */
  private byte[] graph(List<String> options, Path folder) throws Exception {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("--output", folder.toString()));
    Configuration configuration = new Configuration();
    try (PackagedProgram program =
        PackagedProgram.newBuilder()
            .setJarFile(jar)
            .setUserClassPaths(libraries)
            .setConfiguration(configuration)
            .setArguments(arguments.toArray(String[]::new))
            .build()) {
      return InstantiationUtil.serializeObject(
          PackagedProgramUtils.createJobGraph(program, configuration, PARALLELISM, true));
    }
  }

  private void run(byte[] graph, Path folder) throws Exception {
    Path windows = folder.resolve("evaluation.jsonl");
    Files.deleteIfExists(windows);
    JobGraph job = InstantiationUtil.deserializeObject(graph, CancelCycles.class.getClassLoader());
    job.setJobID(new JobID());
    cluster.submitJob(job).get();
    if (!await(() -> Files.exists(windows) && Files.size(windows) > 0)) {
      ErrorInfo failure = cluster.getArchivedExecutionGraph(job.getJobID()).get().getFailureInfo();
      throw new TimeoutException(
          "job must train within %s, was %s"
              .formatted(DEADLINE, failure == null ? "silent" : failure.getExceptionAsString()));
    }
    cluster.cancelJob(job.getJobID()).get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    cluster.requestJobResult(job.getJobID()).get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Returns what is still there when the deadline is over; nothing, and at once, if all goes. */
  private static Set<String> left() throws Exception {
    return await(() -> leftNow().isEmpty()) ? Set.of() : leftNow();
  }

  private static Set<String> leftNow() throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    Set<String> left = new TreeSet<>();
    // The JDK's caches for serialization let go of a class when they are next used.
    InstantiationUtil.clone(new TreeSet<String>());
    // Collects garbage first.
    Object histogram =
        server.invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"),
            "gcClassHistogram",
            new Object[] {new String[0]},
            new String[] {String[].class.getName()});
    for (String line : ((String) histogram).lines().toList()) {
      if (line.endsWith(" org.apache.flink.util.ChildFirstClassLoader")) {
        left.add("class loaders:" + line);
      }
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      String loader = String.valueOf(thread.getContextClassLoader());
      String name = thread.getName();
      if (loader.contains("UserCodeClassLoader")
          || JOB_THREAD.matcher(name.toLowerCase(Locale.ROOT)).find()) {
        left.add("thread " + name + " of " + loader);
      }
    }
    server.queryNames(new ObjectName("kafka*:*"), null).forEach(bean -> left.add("bean " + bean));
    return left;
  }

  private static boolean await(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return true;
  }
}
