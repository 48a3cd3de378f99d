package dev.supernetlab.supernet.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.spec.AugmentationSpec;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.DataSpec.From;
import dev.supernetlab.contracts.spec.DataSpec.Source;
import dev.supernetlab.contracts.spec.DataSpec.Split;
import dev.supernetlab.supernet.Spaces;
import dev.supernetlab.supernet.data.Datasets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudiesTest {
  private final Studies studies = new Studies(new Datasets(List.of()));

  @Test
  void specsThatDifferInSpaceOrAugmentationShareTheirImages() {
    Study study = studies.of(data(20, AugmentationSpec.NONE), Spaces.tiny().space().spec());
    AugmentationSpec standard = AugmentationSpec.of(AugmentationSpec.Preset.STANDARD);

    assertThat(studies.of(data(20, standard), Spaces.tiny().space().spec())).isSameAs(study);
    assertThat(studies.of(data(20, standard), Spaces.paper().space().spec()).splits())
        .isSameAs(study.splits());
    assertThat(studies.of(data(21, standard), Spaces.tiny().space().spec()).splits())
        .isNotSameAs(study.splits());
  }

  @Test
  void whatWasUsedIsTheSpecWithTheSetThatWasFound() {
    DataSpec spec =
        new DataSpec(
            Source.CIFAR100,
            Source.GENERATED,
            4,
            new Split(From.TRAIN, 20, true),
            new Split(From.TRAIN, 10),
            new Split(From.TEST, 10),
            AugmentationSpec.of(AugmentationSpec.Preset.STANDARD),
            DataSpec.Labels.COARSE,
            null);
    DataSpec used = studies.of(spec, Spaces.tiny().space().spec()).used(spec);

    assertThat(used.set()).isEqualTo(Source.GENERATED);
    assertThat(used.fallback()).isNull();
    assertThat(used.labels()).isNull();
    assertThat(used.train()).isEqualTo(spec.train());
    assertThat(used.augmentation()).isEqualTo(spec.augmentation());
  }

  private static DataSpec data(int train, AugmentationSpec augmentation) {
    return new DataSpec(
        Source.GENERATED,
        null,
        4,
        new Split(From.TRAIN, train),
        new Split(From.TRAIN, 10),
        new Split(From.TEST, 10),
        augmentation);
  }
}
