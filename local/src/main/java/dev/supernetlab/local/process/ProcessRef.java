package dev.supernetlab.local.process;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;

/**
 * One process of this machine, told apart from a later one with the same number by its start.
 *
 * @param pid its number
 * @param startedMs its start, in milliseconds since 1970; 0: not known on this platform
 */
public record ProcessRef(long pid, long startedMs) {

  /** What stands for a process now. */
  public static ProcessRef of(ProcessHandle process) {
    return new ProcessRef(process.pid(), startMs(process));
  }

  /** The process, unless it has ended. */
  public Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid).filter(p -> p.isAlive() && startMs(p) == startedMs);
  }

  /** Whether it still runs. */
  @JsonIgnore
  public boolean isAlive() {
    return handle().isPresent();
  }

  private static long startMs(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
