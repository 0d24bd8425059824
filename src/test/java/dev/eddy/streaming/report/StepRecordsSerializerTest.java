package dev.eddy.streaming.report;

import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageSerializerContract;
import dev.eddy.streaming.report.StepRecords.Accepted;
import dev.eddy.streaming.report.StepRecords.Rejection;
import dev.eddy.streaming.wire.StepOverride;
import java.util.List;

class StepRecordsSerializerTest extends MessageSerializerContract<StepRecords> {

  @Override
  protected MessageSerializer<StepRecords> serializer() {
    return new StepRecordsSerializer();
  }

  @Override
  protected List<StepRecords> messages() {
    return List.of(
        new StepRecords(
            2,
            1L << 33,
            1 << 20,
            (1 << 20) - 4,
            new Accepted(
                new double[] {1, -0.0, 1e-300}, new byte[] {0, 127, 3}, 1L << 49, 1L << 50),
            List.of(new Rejection(1L << 50, "label must be 0 or 1, was \"\u00e4\u4e00\"")),
            List.of(new StepOverride(1L << 50, 1L << 40, StepOverride.Cause.AHEAD))),
        new StepRecords(0, 0, 0, new double[0], List.of(), List.of()),
        new StepRecords(
            0,
            1,
            3000,
            new double[2999],
            List.of(new Rejection(0, "must be short, was " + "x".repeat(100_000))),
            List.of()));
  }

  @Override
  protected String golden() {
    return "step-records";
  }
}
