package dev.eddy.streaming.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.pacing.EnumeratorState.Pending;
import dev.eddy.streaming.pacing.PacedEnumeratorContext.Founding;
import dev.eddy.streaming.seal.CheckpointWitness;
import dev.eddy.streaming.wire.SplitMark;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.junit.jupiter.api.Test;

/** Two readers, a job that started with split-0 and split-1; split-0 has the lead. */
class PacedEnumeratorTest {
  private static final SplitIndex<StubSource.Split> INDEX =
      split -> Integer.parseInt(split.splitId().substring("split-".length()));

  private final StubEnumeratorContext outer = new StubEnumeratorContext(2);
  private final PacedEnumeratorContext<StubSource.Split> context =
      new PacedEnumeratorContext<>(outer, INDEX, new Founding(2, 1), List.of());
  private final StubEnumerator inner = new StubEnumerator();
  private final PacedEnumerator<StubSource.Split, String> enumerator =
      new PacedEnumerator<>(inner, context, CheckpointWitness.NONE);

  @Test
  void foundersAreAssignedAtOnce() {
    register(0, 1);
    assign(1, "split-0");
    PacedSplit<StubSource.Split> lead = outer.assigned.get(1).get(0);
    assertThat(lead.state().open().mark().memberSince()).containsExactly(0, 0);
    assertThat(outer.asked).isEmpty();
  }

  @Test
  void aNewcomerWaitsForTheLeadsWord() {
    register(0, 1);
    assign(0, "split-2");
    assertThat(outer.assigned).isEmpty();
    assertThat(outer.asked).containsExactly("0 asked for 2", "1 asked for 2");
    enumerator.handleSourceEvent(1, new JoinGrant(2, 700));
    SplitMark mark = outer.assigned.get(0).get(0).state().open().mark();
    assertThat(mark.split()).isEqualTo(2);
    assertThat(mark.closedThrough()).isEqualTo(699);
    enumerator.handleSourceEvent(1, new JoinGrant(2, 700));
    assertThat(outer.assigned.get(0)).as("answered twice").hasSize(1);
  }

  @Test
  void theLeadThatComesLaterIsAskedThen() {
    register(0, 1);
    assign(1, "split-2");
    outer.asked.clear();
    assign(0, "split-0");
    assertThat(outer.asked).contains("0 asked for 2");
  }

  @Test
  void aSplitAdmittedWhileItsReaderIsAwayIsAdmittedAgain() throws Exception {
    register(0, 1);
    assign(1, "split-2");
    outer.registered.remove(1);
    enumerator.handleSourceEvent(0, new JoinGrant(2, 700));
    assertThat(outer.assigned).isEmpty();
    outer.asked.clear();
    register(1);
    assertThat(outer.asked).as("the lead, too").contains("0 asked for 2");
    enumerator.handleSourceEvent(0, new JoinGrant(2, 900));
    assertThat(outer.assigned.get(1).get(0).state().open().mark().closedThrough()).isEqualTo(899);
  }

  @Test
  void aNewcomerThatComesBackIsAdmittedAnew() {
    register(0, 1);
    assign(1, "split-2");
    enumerator.handleSourceEvent(0, new JoinGrant(2, 700));
    List<PacedSplit<StubSource.Split>> lost = List.copyOf(outer.assigned.get(1));
    outer.assigned.clear();
    outer.asked.clear();
    enumerator.addSplitsBack(lost, 1);
    assertThat(inner.back).containsExactly(new StubSource.Split("split-2"));
    assign(1, "split-2");
    assertThat(outer.asked).isNotEmpty();
    assertThat(outer.assigned).isEmpty();
  }

  @Test
  void aCheckpointKeepsTheFoundersAndWhoWaits() throws Exception {
    register(0, 1);
    assign(1, "split-2");
    EnumeratorState<StubSource.Split, String> state = enumerator.snapshotState(1);
    assertThat(state.founderCount()).isEqualTo(2);
    assertThat(state.pending()).containsExactly(new Pending<>(new StubSource.Split("split-2"), 1));
    StubEnumeratorContext again = new StubEnumeratorContext(1);
    PacedEnumeratorContext<StubSource.Split> restored =
        new PacedEnumeratorContext<>(
            again, INDEX, new Founding(state.founderCount(), 1), state.pending());
    again.registered.add(0);
    restored.askAll();
    assertThat(again.asked).containsExactly("0 asked for 2");
    restored.admit(new JoinGrant(2, 5));
    assertThat(again.assigned.get(0)).as("reader 1 is gone").hasSize(1);
  }

  private void register(int... readers) {
    for (int reader : readers) {
      outer.registered.add(reader);
      enumerator.addReader(reader);
    }
  }

  private void assign(int reader, String split) {
    context.assignSplits(
        new SplitsAssignment<>(Map.of(reader, List.of(new StubSource.Split(split)))));
  }
}
