package dev.supernetlab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTest {
  @Test
  void aTrainingIsOneChildWithTheBatchOfAStep() {
    Network paper = Network.named("paper");
    assertThat(Task.training(paper, List.of(paper.space().child("134"))).request())
        .isEqualTo("training 32 3 16 4 paper 48 256 max_pool_3x3,sep_conv_5x5,dil_conv_5x5");
  }

  @Test
  void aScoringIsAllChildrenWithABatchOfItsOwn() {
    Network quickstart = Network.named("quickstart");
    List<String> labels = List.of("111", "222");
    assertThat(
            Task.scoring(quickstart, labels.stream().map(quickstart.space()::child).toList())
                .request())
        .isEqualTo(
            "scoring 14 1 8 2 conv1x1 8 256 max_pool_3x3,max_pool_3x3,max_pool_3x3;"
                + "skip_connect,skip_connect,skip_connect");
  }
}
