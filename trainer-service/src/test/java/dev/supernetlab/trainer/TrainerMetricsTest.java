package dev.supernetlab.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.kernels.KernelSet;
import dev.supernetlab.supernet.store.HeapCheckpointStore;
import dev.supernetlab.supernet.store.HeapSnapshotStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrainerMetricsTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Trainer trainer =
      Orders.trainer(
          new HeapCheckpointStore(),
          new HeapSnapshotStore(),
          new RecordingOutbox(),
          () -> KernelSet.open("portable"),
          new Trainer.Settings(2, false),
          meters);

  @Test
  void everyStepSnapshotAndCheckpointIsTimed() throws IOException {
    trainer.handle(Orders.plan());
    trainer.handle(Orders.steps(0, 8));

    assertThat(meters.get("lab.steps.trained").counter().count()).isEqualTo(8);
    assertThat(meters.get("lab.step.time").timer().count()).isEqualTo(8);
    assertThat(meters.get("lab.step.data.time").timer().count()).isEqualTo(8);
    assertThat(meters.get("lab.snapshot.time").timer().count()).isEqualTo(4);
    assertThat(meters.get("lab.checkpoint.time").timer().count()).isEqualTo(4);
  }

  @Test
  void waitingIsTheShareOfTheTimeThatWasNotArithmetic() throws IOException {
    assertThat(waiting()).isNaN();
    trainer.handle(Orders.plan());
    trainer.handle(Orders.steps(0, 8));

    double stores = seconds("lab.snapshot.time") + seconds("lab.checkpoint.time");
    double all = seconds("lab.step.time") + stores;
    assertThat(seconds("lab.step.data.time")).isPositive();
    assertThat(waiting()).isCloseTo((seconds("lab.step.data.time") + stores) / all, within(1e-9));
  }

  private double waiting() {
    return meters.get("lab.trainer.waiting").gauge().value();
  }

  private double seconds(String timer) {
    return meters.get(timer).timer().totalTime(TimeUnit.SECONDS);
  }
}
