package dev.supernetlab.storage;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where weights lie. */
@ConfigMapping(prefix = "lab.store")
public interface StoreSettings {

  /** The kinds of stores. */
  enum Kind {
    /** A directory that all trainers and evaluators share. */
    DIRECTORY,
    /** GridFS in a MongoDB. */
    MONGODB
  }

  Kind kind();

  /** Of kind directory: the directory, which need not exist. */
  Path directory();

  /** Of kind mongodb: where it is. */
  String connectionString();

  /** Of kind mongodb: the name of the database. */
  String database();
}
