package dev.eddy.job.options;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.FallbackKey;

/** Reads the keys of options off the classes in which Flink declares them. */
public final class FlinkKeys {
  private FlinkKeys() {}

  /** Returns all keys, the old ones that Flink still takes included. */
  public static Set<String> of(Class<?>... holders) {
    Set<String> keys = new HashSet<>();
    for (Class<?> holder : holders) {
      for (Field field : holder.getFields()) {
        if (field.getType() == ConfigOption.class) {
          addTo(keys, field);
        }
      }
    }
    return keys;
  }

  private static void addTo(Set<String> keys, Field field) {
    try {
      ConfigOption<?> option = (ConfigOption<?>) field.get(null);
      keys.add(option.key());
      for (FallbackKey fallback : option.fallbackKeys()) {
        keys.add(fallback.getKey());
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " must be readable, for it is public", e);
    }
  }
}
