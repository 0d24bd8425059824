package dev.eddy.job.options;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;

/**
 * One option of a job: Flink's own description of it, and the rule that a value must obey.
 *
 * @param flink key, type, default and one sentence of what it is for
 * @param rule what a value must be, in words: {@code key must be <rule>, was ...}
 * @param isValid the rule
 * @param defaultText how the documentation shows the default
 */
public record Option<T>(
    ConfigOption<T> flink, String rule, Predicate<T> isValid, String defaultText) {

  /** Returns an option of any text; empty stands for not set. */
  static Option<String> text(String key, String fallback, String rule, String meaning) {
    return new Option<>(
        ConfigOptions.key(key).stringType().defaultValue(fallback).withDescription(meaning),
        rule,
        value -> true,
        fallback.isEmpty() ? "" : "`" + fallback + "`");
  }

  /** Returns an option with a few values that have names. */
  static <E extends Enum<E>> Option<E> choice(
      String key, Class<E> type, E fallback, String meaning) {
    String rule =
        Arrays.stream(type.getEnumConstants()).map(Option::name).collect(Collectors.joining(", "));
    return new Option<>(
        ConfigOptions.key(key).enumType(type).defaultValue(fallback).withDescription(meaning),
        type.getEnumConstants().length == 1 ? rule : "one of " + rule,
        value -> true,
        "`" + name(fallback) + "`");
  }

  /** Returns a choice whose default depends on other options. */
  static <E extends Enum<E>> Option<E> choice(
      String key, Class<E> type, String fallbackText, String meaning) {
    Option<E> any = choice(key, type, type.getEnumConstants()[0], meaning);
    return new Option<>(
        ConfigOptions.key(key).enumType(type).noDefaultValue().withDescription(meaning),
        any.rule(),
        any.isValid(),
        fallbackText);
  }

  static Option<Boolean> flag(String key, boolean fallback, String meaning) {
    return new Option<>(
        ConfigOptions.key(key).booleanType().defaultValue(fallback).withDescription(meaning),
        "true or false",
        value -> true,
        "`" + fallback + "`");
  }

  /** Returns an option of a whole number in a range. */
  static Option<Integer> whole(String key, int least, int most, int fallback, String meaning) {
    return new Option<>(
        ConfigOptions.key(key).intType().defaultValue(fallback).withDescription(meaning),
        "a whole number from " + least + " to " + most,
        value -> value >= least && value <= most,
        "`" + fallback + "`");
  }

  /** Returns an option of a whole number in a range whose default depends on other options. */
  static Option<Integer> whole(
      String key, int least, int most, String fallbackText, String meaning) {
    Option<Integer> any = whole(key, least, most, least, meaning);
    return new Option<>(
        ConfigOptions.key(key).intType().noDefaultValue().withDescription(meaning),
        any.rule(),
        any.isValid(),
        fallbackText);
  }

  /** Returns an option of a number above 0 whose default depends on other options. */
  static Option<Double> positive(String key, double most, String fallbackText, String meaning) {
    return new Option<>(
        ConfigOptions.key(key).doubleType().noDefaultValue().withDescription(meaning),
        "a number above 0 and at most " + most,
        value -> value > 0 && value <= most,
        fallbackText);
  }

  /** Returns an option of a number above 0. */
  static Option<Double> positive(String key, double most, double fallback, String meaning) {
    Option<Double> any = positive(key, most, "`" + fallback + "`", meaning);
    return new Option<>(
        ConfigOptions.key(key).doubleType().defaultValue(fallback).withDescription(meaning),
        any.rule(),
        any.isValid(),
        any.defaultText());
  }

  /** Returns an option of a number of at least 0. */
  static Option<Double> notNegative(String key, double most, double fallback, String meaning) {
    return new Option<>(
        ConfigOptions.key(key).doubleType().defaultValue(fallback).withDescription(meaning),
        "a number of at least 0 and at most " + most,
        value -> value >= 0 && value <= most,
        "`" + fallback + "`");
  }

  /** Returns an option of a number from 0 to below 1. */
  static Option<Double> fraction(String key, double fallback, String meaning) {
    return new Option<>(
        ConfigOptions.key(key).doubleType().defaultValue(fallback).withDescription(meaning),
        "a number of at least 0 and below 1",
        value -> value >= 0 && value < 1,
        "`" + fallback + "`");
  }

  static Option<Duration> duration(String key, Duration least, Duration fallback, String meaning) {
    return new Option<>(
        ConfigOptions.key(key).durationType().defaultValue(fallback).withDescription(meaning),
        "a duration of at least " + least.toMillis() + " ms",
        value -> value.compareTo(least) >= 0,
        "`" + text(fallback) + "`");
  }

  private static String text(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  static Option<MemorySize> size(
      String key, MemorySize least, MemorySize most, MemorySize fallback, String meaning) {
    return new Option<>(
        ConfigOptions.key(key).memoryType().defaultValue(fallback).withDescription(meaning),
        "a size from " + least + " to " + most,
        value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
        "`" + fallback + "`");
  }

  public String key() {
    return flink.key();
  }

  /** Returns the value, or the default. */
  public T of(Configuration configuration) {
    return find(configuration).orElseGet(flink::defaultValue);
  }

  /** Returns the value if it is set. */
  public Optional<T> find(Configuration configuration) {
    String raw = configuration.toMap().get(key());
    if (raw == null) {
      return Optional.empty();
    }
    T value;
    try {
      value = configuration.get(flink);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(refusal(raw), e);
    }
    if (!isValid.test(value)) {
      throw new IllegalArgumentException(refusal(raw));
    }
    return Optional.of(value);
  }

  /** Returns the message for a value that breaks the rule. */
  public String refusal(String value) {
    return key() + " must be " + rule + ", was " + (value.isEmpty() ? "empty" : value);
  }

  private static String name(Enum<?> value) {
    return value.toString().toLowerCase(Locale.ROOT);
  }
}
