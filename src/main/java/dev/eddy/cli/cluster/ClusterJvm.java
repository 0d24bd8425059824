package dev.eddy.cli.cluster;

import dev.eddy.cli.process.BackgroundJvm;
import dev.eddy.cli.process.JvmPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One process of Flink or ZooKeeper, whether it runs or not.
 *
 * @param flags of the JVM beside those that all have
 * @param arguments of its main class
 */
record ClusterJvm(
    ClusterFolder folder, JvmPlace place, List<String> flags, List<String> arguments) {

  static ClusterJvm of(
      ClusterFolder folder, JvmPlace place, List<String> flags, List<String> arguments) {
    return new ClusterJvm(folder, place, List.copyOf(flags), List.copyOf(arguments));
  }

  String name() {
    return place.name();
  }

  Optional<BackgroundJvm> find() throws IOException {
    return BackgroundJvm.find(place);
  }

  BackgroundJvm launch() throws IOException {
    List<String> all = new ArrayList<>(flags);
    all.add("-Dlog4j2.configurationFile=" + folder.configuration().resolve(FlinkFiles.LOG));
    all.add("-Djava.io.tmpdir=" + folder.temporary());
    all.addAll(List.of("-cp", folder.lib().resolve("*").toString()));
    return BackgroundJvm.launch(place, all, arguments);
  }
}
