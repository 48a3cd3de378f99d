package dev.supernetlab.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnapshotQueueTest {
  private final SnapshotQueue queue = new SnapshotQueue();
  private final List<Integer> done = new CopyOnWriteArrayList<>();

  @Test
  void workIsDoneBehindTheBackAndInItsOrder() {
    CountDownLatch mayBegin = new CountDownLatch(1);
    queue.add(() -> await(mayBegin));
    IntStream.range(0, 7).forEach(number -> queue.add(() -> done.add(number)));
    assertThat(done).isEmpty();

    mayBegin.countDown();
    queue.flush();
    assertThat(done).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void noMoreThanEightAreOnTheirWay() {
    Semaphore steps = new Semaphore(8);
    IntStream.range(0, 100)
        .forEach(
            number -> {
              queue.add(steps::release);
              assertThat(steps.tryAcquire()).isTrue();
            });
    queue.flush();
    assertThat(steps.availablePermits()).isEqualTo(8);
  }

  @Test
  void whatFailedIsToldAndNothingAfterItIsDone() {
    queue.add(() -> done.add(1));
    queue.add(
        () -> {
          throw new UncheckedIOException(new IOException("the disk is full"));
        });
    queue.add(() -> done.add(3));

    assertThatThrownBy(queue::flush)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("the disk is full");
    assertThat(done).containsExactly(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
