package dev.supernetlab.supernet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.contracts.event.TrainingStarted.DataFile;
import dev.supernetlab.contracts.spec.AugmentationSpec;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.DataSpec.From;
import dev.supernetlab.contracts.spec.DataSpec.Source;
import dev.supernetlab.contracts.spec.DataSpec.Split;
import dev.supernetlab.kernels.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of 20 images instead of 10,000. */
class CifarPartTest {
  private static final int BATCH = 20;
  private static final int PLANE = 32 * 32;

  @TempDir Path directory;

  @Test
  void planesBecomePixelsAndLabelsAreRead() throws IOException {
    Path file = directory.resolve("batch");
    Files.write(file, cifar10(3));
    CifarPart part = CifarPart.read(List.of(file), CifarPart.Format.CIFAR10, BATCH);
    assertThat(part.size()).isEqualTo(BATCH);
    assertThat(part.shape()).isEqualTo(new ImageShape(32, 32, 3));
    assertThat(part.label(13)).isEqualTo(3);
    // Pixel (1, 2) is number 34 of each plane: red 34 + 7, green twice, blue three times that.
    byte[] image = part.image(7);
    assertThat(Arrays.copyOfRange(image, 34 * 3, 35 * 3))
        .containsExactly((byte) 41, (byte) 82, (byte) 123);
  }

  @Test
  void aSetOfAllBatchesIsReadAndNormalisedByChannel() throws IOException {
    writeCifar10();
    Splits splits = open(spec(Source.CIFAR10, null, 1));
    assertThat(splits.train().shape()).isEqualTo(new ImageShape(32, 32, 3));
    assertThat(splits.train().classes()).isEqualTo(10);
    assertThat(splits.channels()).hasSize(3);
    assertThat(splits.channels().get(0).mean()).isNotEqualTo(splits.channels().get(1).mean());
    Tensor all = Tensor.zeros(splits.train().size(), 32, 32, 3);
    splits.train().read(0, all);
    double[] sums = new double[3];
    double[] squares = new double[3];
    float[] values = all.toArray();
    for (int i = 0; i < values.length; i++) {
      sums[i % 3] += values[i];
      squares[i % 3] += values[i] * values[i];
    }
    for (int channel = 0; channel < 3; channel++) {
      assertThat(3 * sums[channel] / values.length).isCloseTo(0, within(1e-5));
      assertThat(3 * squares[channel] / values.length).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void blackIsWhatZerosBecome() throws IOException {
    writeCifar10();
    Splits splits = open(spec(Source.CIFAR10, null, 1));
    for (int channel = 0; channel < 3; channel++) {
      Splits.Channel numbers = splits.channels().get(channel);
      assertThat(splits.train().black()[channel])
          .isEqualTo((float) (-numbers.mean() * (1 / numbers.deviation())));
    }
  }

  @Test
  void poolingKeepsTheChannelsApart() throws IOException {
    writeCifar10();
    Splits splits = open(spec(Source.CIFAR10, null, 8));
    assertThat(splits.train().shape()).isEqualTo(new ImageShape(4, 4, 3));
    assertThat(splits.channels().get(2).mean()).isNotEqualTo(splits.channels().get(0).mean());
  }

  @Test
  void theFilesReadAreToldWithTheirHashes() throws IOException {
    writeCifar10();
    Splits splits = open(spec(Source.CIFAR10, null, 1));
    assertThat(splits.files())
        .hasSize(6)
        .first()
        .isEqualTo(
            new DataFile(
                "data_batch_1.bin", HexFormat.of().formatHex(Bytes.sha256().digest(cifar10(1)))));
    assertThat(splits.files().get(5).name()).isEqualTo("test_batch.bin");
  }

  @Test
  void cifar100HasFineAndCoarseLabels() throws IOException {
    Path set = Files.createDirectories(directory.resolve("cifar-100-binary"));
    Files.write(set.resolve("train.bin"), cifar100(5 * BATCH));
    Files.write(set.resolve("test.bin"), cifar100(BATCH));
    ImageSet fine = open(spec(Source.CIFAR100, null, 4)).train();
    ImageSet coarse = open(spec(Source.CIFAR100, DataSpec.Labels.COARSE, 4)).train();
    assertThat(fine.classes()).isEqualTo(100);
    assertThat(coarse.classes()).isEqualTo(20);
    for (int index = 0; index < fine.size(); index++) {
      assertThat(coarse.label(index)).isEqualTo(fine.label(index) % 20);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "3072", "3073", "50000", "61459"})
  void aTruncatedFileIsNamedWithTheByteWhereItEnds(int length) throws IOException {
    Path file = directory.resolve("data_batch_1.bin");
    Files.write(file, Arrays.copyOf(cifar10(3), length));
    assertThatThrownBy(() -> CifarPart.read(List.of(file), CifarPart.Format.CIFAR10, BATCH))
        .isInstanceOf(DataException.Damaged.class)
        .hasMessage(
            "%s, byte %d: the file ends here; %d more bytes were expected. Delete it and get it again."
                .formatted(file, length, BATCH * 3073 - length));
  }

  @Test
  void aFileThatIsTooLongOrHasAnImpossibleLabelIsNamed() throws IOException {
    Path file = directory.resolve("data_batch_1.bin");
    Files.write(file, Arrays.copyOf(cifar10(3), BATCH * 3073 + 1));
    assertThatThrownBy(() -> CifarPart.read(List.of(file), CifarPart.Format.CIFAR10, BATCH))
        .hasMessageContaining("byte 61460: more bytes than the 20 images it should have");
    byte[] wrong = cifar10(3);
    wrong[4 * 3073] = 10;
    Files.write(file, wrong);
    assertThatThrownBy(() -> CifarPart.read(List.of(file), CifarPart.Format.CIFAR10, BATCH))
        .hasMessageContaining("byte 12292: label 10, allowed are 0 to 9");
    byte[] fine = cifar100(BATCH);
    fine[2 * 3074 + 1] = (byte) 200;
    Files.write(file, fine);
    assertThatThrownBy(() -> CifarPart.read(List.of(file), CifarPart.Format.CIFAR100_COARSE, BATCH))
        .hasMessageContaining("byte 6149: label 200, allowed are 0 to 99");
  }

  private Splits open(DataSpec spec) {
    return new Datasets(List.of(directory), BATCH).open(spec);
  }

  private void writeCifar10() throws IOException {
    Path set = Files.createDirectories(directory.resolve("cifar10"));
    for (int batch = 1; batch <= 5; batch++) {
      Files.write(set.resolve("data_batch_%d.bin".formatted(batch)), cifar10(batch));
    }
    IdxFiles.writeCompressed(set.resolve("test_batch.bin.gz"), cifar10(0));
  }

  /** Images of one class; number i has red (place + i), green twice that, blue three times. */
  private static byte[] cifar10(int label) {
    byte[] bytes = new byte[BATCH * (1 + 3 * PLANE)];
    for (int image = 0; image < BATCH; image++) {
      int first = image * (1 + 3 * PLANE);
      bytes[first] = (byte) label;
      for (int i = 0; i < 3 * PLANE; i++) {
        bytes[first + 1 + i] = (byte) ((i % PLANE + image) * (1 + i / PLANE));
      }
    }
    return bytes;
  }

  /** Fine labels 0 to 99 in turn, whose coarse label is the rest by 20. */
  private static byte[] cifar100(int images) {
    byte[] bytes = new byte[images * (2 + 3 * PLANE)];
    for (int image = 0; image < images; image++) {
      bytes[image * (2 + 3 * PLANE)] = (byte) (image % 20);
      bytes[image * (2 + 3 * PLANE) + 1] = (byte) (image % 100);
    }
    return bytes;
  }

  private static DataSpec spec(Source set, DataSpec.Labels labels, int pool) {
    return new DataSpec(
        set,
        null,
        pool,
        new Split(From.TRAIN, 80),
        new Split(From.TRAIN, 20),
        new Split(From.TEST, 20),
        AugmentationSpec.NONE,
        labels,
        null);
  }
}
