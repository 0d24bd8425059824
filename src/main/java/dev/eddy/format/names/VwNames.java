package dev.eddy.format.names;

import dev.eddy.format.bytes.FeatureHash;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The names in Vowpal Wabbit's text: {@code namespace^name}, or the name alone. */
final class VwNames {
  private final FeatureHash hash;
  private final FeatureNames.NameSink names;

  VwNames(int bits, FeatureNames.NameSink names) {
    hash = new FeatureHash(bits);
    this.names = names;
  }

  void read(List<byte[]> sample) {
    for (byte[] line : sample) {
      String[] parts = new String(line, StandardCharsets.UTF_8).split("\\|", -1);
      // Before the first bar stands the label.
      for (int part = 1; part < parts.length; part++) {
        readNamespace(parts[part]);
      }
    }
  }

  private void readNamespace(String text) {
    boolean isNamed = !text.isEmpty() && text.charAt(0) != ' ' && text.charAt(0) != '\t';
    String[] words = text.strip().split("[ \t]+", -1);
    String namespace = isNamed ? nameOf(words[0]) : "";
    for (int i = isNamed ? 1 : 0; i < words.length; i++) {
      String name = nameOf(words[i]);
      if (!name.isEmpty()) {
        add(namespace, name);
      }
    }
  }

  private void add(String namespace, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (namespace.isEmpty()) {
      names.add(hash.coordinate(bytes, 0, bytes.length), name);
      return;
    }
    byte[] space = namespace.getBytes(StandardCharsets.UTF_8);
    int seed = FeatureHash.string(space, 0, space.length, 0);
    names.add(hash.coordinate(bytes, 0, bytes.length, seed), namespace + "^" + name);
  }

  /** Returns a word without its value. */
  private static String nameOf(String word) {
    int colon = word.indexOf(':');
    return colon < 0 ? word : word.substring(0, colon);
  }
}
