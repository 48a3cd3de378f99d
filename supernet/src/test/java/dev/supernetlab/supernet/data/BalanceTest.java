package dev.supernetlab.supernet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.DataSpec.From;
import dev.supernetlab.contracts.spec.DataSpec.Source;
import dev.supernetlab.contracts.spec.DataSpec.Split;
import dev.supernetlab.kernels.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalanceTest {

  @Test
  void aBalancedSplitHasEquallyManyOfEveryClassOrOneMore() {
    Splits splits = open(new Split(From.TRAIN, 230, true), new Split(From.TRAIN, 57, true));
    assertThat(perClass(splits.train())).containsOnly(23);
    assertThat(perClass(splits.validation())).containsExactly(6, 6, 6, 6, 6, 6, 6, 5, 5, 5);
    assertThat(IntStream.of(perClass(open(230, 57).train())).distinct().count()).isGreaterThan(1);
  }

  @Test
  void balancedSplitsAreTheSameEachTimeAndShareNoImage() {
    Splits splits = open(new Split(From.TRAIN, 230, true), new Split(From.TRAIN, 60));
    Splits again = open(new Split(From.TRAIN, 230, true), new Split(From.TRAIN, 60));
    assertThat(again.train().sha256()).isEqualTo(splits.train().sha256());
    assertThat(open(230, 60).train().sha256()).isNotEqualTo(splits.train().sha256());
    Set<String> seen = new HashSet<>();
    for (ImageSet set : List.of(splits.train(), splits.validation())) {
      Tensor image = Tensor.zeros(1, 7, 7, 1);
      for (int index = 0; index < set.size(); index++) {
        set.read(index, image);
        assertThat(seen.add(Arrays.toString(image.toArray()))).isTrue();
      }
    }
  }

  @Test
  void aClassWithTooFewImagesIsNamed() {
    // Generated images have 6,000 of each class.
    assertThatThrownBy(
            () -> open(new Split(From.TRAIN, 30_000), new Split(From.TRAIN, 30_000, true)))
        .isInstanceOf(DataException.Unbalanced.class)
        .hasMessageMatching(
            "a balanced split needs 3000 images of class \\d, counted from 0, but part train of generated has 2\\d\\d\\d left");
  }

  private static int[] perClass(ImageSet set) {
    int[] count = new int[10];
    for (int index = 0; index < set.size(); index++) {
      count[set.label(index)]++;
    }
    return count;
  }

  private static Splits open(int train, int validation) {
    return open(new Split(From.TRAIN, train), new Split(From.TRAIN, validation));
  }

  private static Splits open(Split train, Split validation) {
    return new Datasets(List.of())
        .open(
            new DataSpec(
                Source.GENERATED, null, 4, train, validation, new Split(From.TEST, 10), null));
  }
}
