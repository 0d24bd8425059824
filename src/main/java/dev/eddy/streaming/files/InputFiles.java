package dev.eddy.streaming.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Finds the files that {@code input.path} means, on any file system that Flink knows. */
final class InputFiles {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*");
  private static final Pattern GLOB = Pattern.compile(".*[*?{\\[].*");

  private final FileSystem system;
  private final boolean isLocal;
  private final List<InputFile> files = new ArrayList<>();

  private InputFiles(FileSystem system) {
    this.system = system;
    this.isLocal = !system.isDistributedFS();
  }

  /**
   * Returns at least one file, in the order of their paths.
   *
   * @param path a file, a folder or a glob
   */
  static List<InputFile> find(String path) {
    if (path.isBlank()) {
      throw new IllegalArgumentException(
          "input.path must name a file, a folder or a glob, was \"\"");
    }
    List<InputFile> files;
    try {
      Path top = qualify(path);
      files = new InputFiles(top.getFileSystem()).findIn(top);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "input.path must be a well-formed glob, was %s: %s".formatted(path, e.getDescription()),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "input.path must be readable, was %s: %s".formatted(path, e.getMessage()), e);
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "input.path must name at least one file that is not hidden, was " + path);
    }
    return files;
  }

  /** Flink would give a path without a scheme to the cluster's default file system. */
  private static Path qualify(String path) {
    return SCHEME.matcher(path).matches()
        ? new Path(path)
        : new Path("file", null, new File(path).getAbsolutePath());
  }

  private List<InputFile> findIn(Path top) throws IOException {
    if (system.exists(top)) {
      FileStatus found = system.getFileStatus(top);
      if (found.isDir()) {
        expand(top, "", List.of("*"));
      } else {
        add(found, top.getName());
      }
    } else {
      List<String> parts = List.of(top.getPath().split("/", -1));
      int fixed = 0;
      while (fixed < parts.size() && !GLOB.matcher(parts.get(fixed)).matches()) {
        fixed++;
      }
      if (fixed == parts.size()) {
        throw new IOException("it does not exist");
      }
      String folder = String.join("/", parts.subList(0, fixed)) + "/";
      expand(at(top, folder), "", parts.subList(fixed, parts.size()));
    }
    files.sort(Comparator.comparing(file -> file.path().toString()));
    return files;
  }

  /** Adds the files below a folder whose names match the parts, one part a level. */
  private void expand(Path folder, String prefix, List<String> parts) throws IOException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + parts.get(0));
    boolean wantsHidden = parts.get(0).startsWith(".");
    boolean isLast = parts.size() == 1;
    for (FileStatus child : list(folder)) {
      String name = child.getPath().getName();
      boolean isVisible = wantsHidden || !name.startsWith(".");
      if (!isVisible
          || child.isDir() == isLast
          || !matcher.matches(FileSystems.getDefault().getPath(name))) {
        continue;
      }
      if (isLast) {
        add(child, prefix + name);
      } else {
        expand(child.getPath(), prefix + name + "/", parts.subList(1, parts.size()));
      }
    }
  }

  private FileStatus[] list(Path folder) throws IOException {
    FileStatus[] children = isLocal ? listLocal(folder) : system.listStatus(folder);
    if (children == null) {
      throw new IOException(folder + " is not a readable folder");
    }
    return children;
  }

  /** Does what listStatus does, which however stumbles over a colon in a name. */
  private FileStatus[] listLocal(Path folder) throws IOException {
    String[] names = new File(folder.getPath()).list();
    if (names == null) {
      throw new IOException(folder.getPath() + " is not a readable folder");
    }
    FileStatus[] children = new FileStatus[names.length];
    for (int i = 0; i < names.length; i++) {
      children[i] = system.getFileStatus(at(folder, folder.getPath() + "/" + names[i]));
    }
    return children;
  }

  private void add(FileStatus file, String name) throws IOException {
    if (isLocal) {
      File local = new File(file.getPath().getPath());
      if (!local.isFile()) {
        // A pipe would block the job before it starts; it can be read only once anyway.
        throw new IOException(local + " is not a regular file");
      }
      if (!local.canRead()) {
        throw new IOException("no permission to read " + local);
      }
    }
    files.add(new InputFile(file.getPath(), name, file.getLen()));
  }

  private static Path at(Path sibling, String path) {
    return new Path(sibling.toUri().getScheme(), sibling.toUri().getAuthority(), path);
  }
}
