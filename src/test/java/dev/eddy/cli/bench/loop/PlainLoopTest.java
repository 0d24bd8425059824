package dev.eddy.cli.bench.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.format.FormatType;
import dev.eddy.format.KeyField;
import dev.eddy.format.ParserSettings;
import dev.eddy.format.RecordFormat;
import dev.eddy.format.RecordParser;
import dev.eddy.format.clicks.ClickStream;
import dev.eddy.format.generated.DenseStream;
import dev.eddy.format.generated.TextStream;
import dev.eddy.learning.Example;
import dev.eddy.learning.ScoreLog;
import dev.eddy.learning.SequentialLearner;
import dev.eddy.learning.StreamTrainer;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerSettings;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.optimizer.Penalty;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.ThetaDelta;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainLoopTest {
  private static final int COUNT = 3_000;
  private static final int BITS = 16;

  @TempDir private Path folder;

  /** The yardstick learns what eddy learns, or a ratio of speeds would say nothing. */
  @ParameterizedTest
  @CsvSource({
    "clicks,ADAGRAD", "clicks,NAG", "clicks,FTRL",
    "text,ADAGRAD", "text,NAG", "text,FTRL",
    "dense,ADAGRAD", "dense,NAG", "dense,FTRL"
  })
  void loopLearnsWhatEddyLearnsOneByOne(String data, OptimizerType type) throws IOException {
    Path file = generate(data);
    // Ids must not collide within an example: who then adds up what is a matter of taste.
    int bits = data.equals("clicks") ? 22 : BITS;
    OptimizerSettings settings = OptimizerSettings.of(type, LossType.LOGISTIC);
    PlainLoop loop = new PlainLoop(bits, settings);
    loop.train(file);

    LearnerSettings learner = LearnerSettings.linear(bits, true, LossType.LOGISTIC, settings);
    SequentialLearner eddy = new SequentialLearner(learner, 1, 1);
    ScoreLog scores = new ScoreLog();
    new StreamTrainer(eddy, 1, new StepRamp(1, 1, false)).train(examples(file, bits), scores);
    double logLoss = scores.losses().stream().mapToDouble(Double::doubleValue).sum() / COUNT;
    assertThat(loop.exampleCount()).isEqualTo(COUNT);
    // Floats beside doubles.
    assertThat(loop.logLoss()).isCloseTo(logLoss, within(1e-4 * logLoss));
    ThetaDelta theta = eddy.finalTheta();
    double[] weights = theta.weights();
    for (int i = 0; i < weights.length; i++) {
      assertThat((double) loop.weight(theta.coordinates()[i])).isCloseTo(weights[i], within(2e-3));
    }
  }

  @Test
  void numbersAreReadAsTheyStand() {
    ExampleBlock block = new ExampleBlock(100);
    String lines = "1 | 7 12345678 65537\n-1 | 2:0.25 3:-12.5 40:3 5:-0.00012345\n0 |\n";
    byte[] bytes = (lines + "12345678").getBytes(StandardCharsets.US_ASCII);
    new BlockParser(BITS).parse(bytes, lines.length(), block);
    int mask = (1 << BITS) - 1;
    assertThat(block.exampleCount).isEqualTo(3);
    assertThat(block.labels).startsWith(1, 0, 0);
    assertThat(block.starts).startsWith(0, 4, 9, 10);
    assertThat(block.features)
        .startsWith(7, 12345678 & mask, 1, mask + 1, 2, 3, 40, 5, mask + 1, mask + 1);
    assertThat(block.values).startsWith(1, 1, 1, 1, 0.25f, -12.5f, 3, (float) -0.00012345, 1, 1);
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("1 | age:3\n"))
        .withMessageContaining("has no digit");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("1 | 3:1e7\n"))
        .withMessageContaining("was followed by byte 101");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("1 | 123456789\n"))
        .withMessageContaining("was followed by byte 57");
  }

  /** Lines of all lengths, so that they meet the blocks' ends everywhere. */
  @Test
  void linesThatStandInTwoBlocksAreRead() throws IOException {
    StringBuilder text = new StringBuilder();
    int lineCount = 30_000;
    for (int line = 0; line < lineCount; line++) {
      text.append("1 |").append(" 123".repeat(line % 17)).append('\n');
    }
    text.setLength(text.length() - 1); // The last line without its end.
    Path file = Files.writeString(folder.resolve("lines.vw"), text);
    PlainLoop loop = new PlainLoop(BITS, new OptimizerSettings(OptimizerType.ADAGRAD, 0.1));
    loop.train(file);
    assertThat(text.length()).isGreaterThan(3 * LineBlocks.LENGTH);
    assertThat(loop.exampleCount()).isEqualTo(lineCount);
  }

  @Test
  void aLineLongerThanABlockIsRefused() throws IOException {
    Path file =
        Files.writeString(folder.resolve("long.vw"), "1 |" + " 1".repeat(LineBlocks.LENGTH));
    PlainLoop loop = new PlainLoop(BITS, new OptimizerSettings(OptimizerType.ADAGRAD, 0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loop.train(file))
        .withMessageContaining("a line must have less than 262144 bytes");
  }

  @Test
  void whatTheLoopCannotDoIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlainLoop(BITS, new OptimizerSettings(OptimizerType.ADAM, 0.1)))
        .withMessage("optimizer must be adagrad, nag or ftrl, was ADAM");
    OptimizerSettings penalised =
        new OptimizerSettings(OptimizerType.FTRL, 0.1).withPenalty(new Penalty(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new PlainLoop(BITS, penalised));
  }

  private static void parse(String line) {
    byte[] bytes = (line + " ".repeat(8)).getBytes(StandardCharsets.US_ASCII);
    new BlockParser(BITS).parse(bytes, line.length(), new ExampleBlock(100));
  }

  private Path generate(String data) throws IOException {
    Path file = folder.resolve(data + ".vw");
    try (OutputStream out = Files.newOutputStream(file)) {
      switch (data) {
        case "clicks" -> new ClickStream(1).writeTo(out, FormatType.VW, COUNT);
        case "text" -> new TextStream(1).writeTo(out, COUNT);
        default -> new DenseStream(1).writeTo(out, COUNT);
      }
    }
    return file;
  }

  private static List<Example> examples(Path file, int bits) throws IOException {
    ParserSettings settings =
        new ParserSettings(
            bits, LossType.LOGISTIC, KeyField.none(), ParserSettings.RECORD_LENGTH_MAX);
    RecordParser parser = new RecordFormat.Vw(settings).newParser();
    ExampleBuffer buffer = new ExampleBuffer();
    List<Example> examples = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
      assertThat(parser.parse(bytes, 0, bytes.length, buffer).isAccepted()).isTrue();
      examples.add(Example.of(buffer));
    }
    return examples;
  }
}
