package dev.eddy.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterPortsTest {

  @Test
  void aClusterThatStartsAgainIsWhereItWas() throws IOException {
    ClusterPorts first = ClusterPorts.usual().free(2);
    assertThat(first.rest()).hasSize(2).doesNotHaveDuplicates();
    assertThat(first.free(2)).isEqualTo(first);
    assertThat(first.free(1).rest()).isEqualTo(first.rest().subList(0, 1));
  }

  @Test
  void aPortThatIsTakenGivesWayAlone() throws IOException {
    ClusterPorts first = ClusterPorts.usual().free(1);
    try (ServerSocket taken =
        new ServerSocket(first.broker(), 1, InetAddress.getLoopbackAddress())) {
      ClusterPorts second = first.free(1);
      assertThat(second.broker()).isNotEqualTo(taken.getLocalPort());
      assertThat(List.of(second.rest().get(0), second.rpc(), second.zooKeeper()))
          .containsExactly(first.rest().get(0), first.rpc(), first.zooKeeper());
    }
  }
}
