import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Packs a folder as a container image, from nothing and without a daemon: the folder `base` (C library, passwd, /tmp)
/// is one layer, the folder `app` the next. Times and owners are fixed, so the same folders give the same bytes.
///
/// Arguments: base folder, app folder, where it goes in the image, the seconds of its time, version, the tar to write.
final class Image {
  private Image() {}

  public static void main(String[] args) throws Exception {
    Path base = Path.of(args[0]);
    Path app = Path.of(args[1]);
    String home = args[2];
    Instant time = Instant.ofEpochSecond(Long.parseLong(args[3]));
    List<String> entry = new ArrayList<>(List.of(home + "/lib/runtime/bin/java"));
    entry.addAll(Files.readAllLines(app.resolve("lib/app/java.options")));
    entry.addAll(List.of("-XX:SharedArchiveFile=" + home + "/lib/app/understudy.jsa", "-Xshare:auto"));
    entry.addAll(List.of("-jar", home + "/lib/app/understudy.jar"));
    Jib.fromScratch()
        .setFormat(ImageFormat.OCI)
        .setCreationTime(time)
        .addFileEntriesLayer(layer("base", base, "", time))
        .addFileEntriesLayer(layer("understudy", app, home, time))
        .setUser("65532:65532")
        .setWorkingDirectory(AbsoluteUnixPath.get("/"))
        .addVolume(AbsoluteUnixPath.get("/data"))
        .addExposedPort(Port.tcp(8080))
        .addExposedPort(Port.tcp(8081))
        .addLabel("org.opencontainers.image.title", "Understudy")
        .addLabel("org.opencontainers.image.version", args[4])
        .addLabel("org.opencontainers.image.licenses", "Apache-2.0")
        .setEnvironment(Map.of("LC_ALL", "C.UTF-8", "PATH", home + "/bin"))
        .setEntrypoint(entry)
        .setProgramArguments(
            List.of("serve", "/config", "--host", "0.0.0.0", "--data", "/data"))
        .containerize(
            Containerizer.to(TarImage.at(Path.of(args[5])).named("understudy:" + args[4]))
                .setToolName("understudy")
                .setOfflineMode(true));
  }

  private static FileEntriesLayer layer(String name, Path folder, String under, Instant time)
      throws IOException {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted().toList()) {
        String place = under + "/" + folder.relativize(file);
        if (!place.equals("/")) {
          layer.addEntry(file, AbsoluteUnixPath.get(place), permissions(file), time, owner(place));
        }
      }
    }
    return layer.build();
  }

  private static FilePermissions permissions(Path file) throws IOException {
    return FilePermissions.fromPosixFilePermissions(Files.getPosixFilePermissions(file));
  }

  /// What the server may write is its own; all else is root's.
  private static String owner(String place) {
    return Set.of("/data").contains(place) ? "65532:65532" : "0:0";
  }
}
