package dev.supernetlab.local.data;

import dev.supernetlab.supernet.data.Datasets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Directories of data sets, in the order in which they are looked for.
 *
 * @param given by the user, and by the system's packages; they are taken as they are
 * @param cache our own; what is fetched goes there, and is checked each time
 */
public record DataDirectories(List<Path> given, Path cache) {

  /**
   * The directories of this machine.
   *
   * @param userGiven value of SUPERNET_LAB_DATA; null: none
   */
  public static DataDirectories of(String userGiven, Path cache) {
    List<Path> given = new ArrayList<>();
    if (userGiven != null && !userGiven.isBlank()) {
      given.add(Path.of(userGiven).toAbsolutePath());
    }
    given.add(Datasets.DEBIAN);
    return new DataDirectories(List.copyOf(given), cache);
  }

  /** All of them, in order. */
  public List<Path> all() {
    List<Path> all = new ArrayList<>(given);
    all.add(cache);
    return all;
  }
}
