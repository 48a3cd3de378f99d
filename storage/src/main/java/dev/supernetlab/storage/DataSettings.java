package dev.supernetlab.storage;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where images lie. */
@ConfigMapping(prefix = "lab.data")
public interface DataSettings {

  /** Where sets are looked for, in this order; they need not exist. */
  List<Path> directories();

  /** Sets, and folders of images, without which the service is not ready; by their names. */
  Optional<List<String>> required();
}
