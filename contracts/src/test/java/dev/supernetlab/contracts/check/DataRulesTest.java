package dev.supernetlab.contracts.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.supernetlab.contracts.check.SpecReader.Format;
import dev.supernetlab.contracts.spec.AugmentationSpec;
import dev.supernetlab.contracts.spec.AugmentationSpec.Kind;
import dev.supernetlab.contracts.spec.AugmentationSpec.Step;
import dev.supernetlab.contracts.spec.DataSpec;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataRulesTest {
  private final SpecReader reader = new SpecReader(SpecLimits.DEFAULT);

  @ParameterizedTest
  @CsvSource({"cifar10, 45000", "cifar100, 45000", "mnist, 50000", "fashion-mnist, 50000"})
  void theDefaultSplitsFitTheSet(String set, int train) throws InvalidSpecException {
    assertThat(data("{set: %s}".formatted(set)).train().images()).isEqualTo(train);
  }

  @Test
  void anAugmentationIsANameOrStepsWhoseParametersAreFilled() throws InvalidSpecException {
    assertThat(data("{set: mnist, augmentation: standard}").augmentation())
        .isEqualTo(AugmentationSpec.of(AugmentationSpec.Preset.STANDARD));
    assertThat(
            data("{set: mnist, augmentation: [{kind: crop}, {kind: cutout, length: 7}]}")
                .augmentation()
                .steps())
        .containsExactly(Step.crop(4), Step.cutout(7));
    Step affine =
        data("{set: cifar10, augmentation: [{kind: affine, shear: 5}]}")
            .augmentation()
            .steps()
            .get(0);
    assertThat(affine.kind()).isEqualTo(Kind.AFFINE);
    assertThat(affine.degrees()).isEqualTo(15);
    assertThat(affine.shear()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{set: cifar10, pool: 7} | /data/pool: must divide the image side, 32: one of 1, 2, 4, 8",
        "{set: cifar10, train: {from: train, images: 50000}} | /data: the splits cut from train have 55000 images together, but it has 50000",
        "{set: mnist, labels: coarse} | /data/labels: must be left out: only cifar100",
        "{set: folder} | /data/folder: must be given where set is folder",
        "{set: mnist, folder: {name: a, side: 8}} | /data/folder: must be left out",
        "{set: folder, folder: {name: a, side: 8}} | /data/train: must be given; /data/validation: must be given; /data/test: must be given",
        "{set: folder, folder: {name: ../a, side: 8}} | /data/folder/name: must match",
        "{set: folder, folder: {name: a}} | /data/folder/side: must be given",
        "{set: mnist, train: {from: train, images: 0}} | /data/train/images: must be at least 1; /training/batch: must be at most",
        "{set: mnist, validation: {from: train, images: 0}} | /data/validation/images: must be at least 1, since stage s is scored",
        "{set: mnist, augmentation: []} | /data/augmentation: must have at least 1 entries",
        "{set: mnist, augmentation: [{kind: blur}]} | /data/augmentation/0/kind: must be one of crop",
        "{set: mnist, augmentation: [{pad: 4}]} | /data/augmentation/0/kind: must be given",
        "{set: mnist, augmentation: [{kind: crop, pads: 3}]} | /data/augmentation/0/pads: unknown field",
        "{set: mnist, augmentation: [{kind: crop, length: 3}]} | /data/augmentation/0/length: must be left out, this step has only pad",
        "{set: mnist, augmentation: [{kind: cutout}]} | /data/augmentation/0/length: must be given for cutout",
        "{set: mnist, pool: 2, augmentation: [{kind: cutout, length: 15}]} | /data/augmentation/0/length: must be at most the image side, 14",
        "{set: cifar10, pool: 8, augmentation: [{kind: crop, pad: 5}]} | /data/augmentation/0/pad: must be at most the image side, 4",
        "{set: mnist, augmentation: [{kind: affine, scale: {from: 2, to: 1}}]} | /data/augmentation/0/scale: from must be at most to",
        "{set: mnist, augmentation: [{kind: vertical-flip, probability: 2}]} | /data/augmentation/0/probability: must be at most 1",
      })
  void mistakesAreNamedWithWhatIsAllowed(String data, String expected) {
    List<String> expectedStarts = List.of(expected.split("; "));
    List<String> found =
        catchThrowableOfType(InvalidSpecException.class, () -> data(data)).violations().stream()
            .map(v -> v.pointer() + ": " + v.allowed())
            .toList();
    assertThat(found).hasSameSizeAs(expectedStarts);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).startsWith(expectedStarts.get(i));
    }
  }

  @Test
  void aFolderMayBeOfAnySize() throws InvalidSpecException {
    String folder =
        """
        {set: folder, folder: {name: birds, side: 48}, pool: 3,
         train: {from: train, images: 90, balance: true},
         validation: {from: train, images: 10}, test: {from: test, images: 20}}
        """;
    DataSpec data = data(folder.lines().collect(Collectors.joining()));
    assertThat(data.side()).isEqualTo(48);
    assertThat(data.channels()).isEqualTo(3);
    assertThat(data.train().balanced()).isTrue();
    assertThat(data.test().balanced()).isFalse();
  }

  @Test
  void aSplitThatNothingIsScoredOnMayBeEmpty() throws InvalidSpecException {
    String spec =
        spec("{set: cifar10, train: {from: train, images: 50000}, validation: {from: train, images: 0}}")
            .replace("length: {epochs: 1}", "length: {epochs: 1}, evaluation: {on: test}");
    assertThat(reader.read(spec, Format.YAML).data().validation().images()).isZero();
  }

  @Test
  void anImportedTruthIsScoredOnNothing() throws InvalidSpecException {
    String spec =
        spec("{set: cifar10, train: {from: train, images: 50000}, validation: {from: train, images: 0}}")
            .replace("length: {epochs: 1}", "length: {epochs: 1}, evaluation: {on: test}")
            .replace(
                "stages: [",
                "stages: [{name: t, kind: ground-truth, import: {accuracies: [{child: '1', seeds: [0.5]}, {child: '2', seeds: [0.6]}]}}, ");
    assertThat(reader.read(spec, Format.YAML).stages()).hasSize(2);
  }

  private DataSpec data(String data) throws InvalidSpecException {
    return reader.read(spec(data), Format.YAML).data();
  }

  private static String spec(String data) {
    return """
        name: a
        data: %s
        space: {nodes: 1, operators: [skip_connect, avg_pool_3x3], cells: 1, channels: 4}
        stages: [{name: s, kind: super-net, instances: 1, length: {epochs: 1}}]
        training: {batch: 1}
        """
        .formatted(data);
  }
}
