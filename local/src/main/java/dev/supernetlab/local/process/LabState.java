package dev.supernetlab.local.process;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What runs on a home directory, as {@code lab.json} there says it.
 *
 * @param owner the command that started the rest, and ends it
 * @param broker the process of Kafka and the store
 * @param services null while they are not started
 * @param url of the services' REST interfaces
 * @param kafka bootstrap servers
 * @param mongo connection string
 */
public record LabState(
    ProcessRef owner, ProcessRef broker, ProcessRef services, URI url, String kafka, String mongo) {

  /** Those that still run of all processes, the ones that depend on others first. */
  List<ProcessRef> alive() {
    return Stream.of(owner, services, broker)
        .filter(Objects::nonNull)
        .filter(ProcessRef::isAlive)
        .toList();
  }

  /** Whether the command that started it is still there to end it. */
  @JsonIgnore
  public boolean isOwned() {
    return owner.isAlive();
  }

  LabState withServices(ProcessRef started) {
    return new LabState(owner, broker, started, url, kafka, mongo);
  }
}
