package dev.supernetlab.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor, and the process that it measures in, as they are built. */
class DoctorIT {
  @Test
  void whereALabCanRunItMeasuresAndEndsWithZero(@TempDir Path home) throws Exception {
    LabProcess doctor = LabProcess.finished(home, "doctor", "--seconds", "1");
    assertThat(doctor.await()).withFailMessage(doctor::err).isZero();
    assertThat(doctor.out().lines())
        .anyMatch(line -> line.startsWith("kernels    cpu/"))
        .anyMatch(
            line -> line.matches("trained    [\\d,]+ images/s of the network of quickstart .*"))
        .anyMatch(
            line -> line.matches("scored     [\\d,]+ images/s of the network of quickstart .*"))
        .last()
        .isEqualTo("A lab can run here.");
  }
}
