package dev.supernetlab.supernet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.supernetlab.contracts.event.TrainingStarted;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.DataSpec.From;
import dev.supernetlab.contracts.spec.DataSpec.Source;
import dev.supernetlab.contracts.spec.DataSpec.Split;
import dev.supernetlab.kernels.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
  @TempDir Path directory;

  @Test
  void aSetIsFoundUnderItsNameInTheFirstDirectoryThatHasAllFiles() throws IOException {
    Path incomplete = directory.resolve("first");
    Path complete = directory.resolve("second");
    IdxFiles.writeSet(incomplete.resolve("mnist"));
    Files.delete(incomplete.resolve("mnist/t10k-labels-idx1-ubyte"));
    IdxFiles.writeSet(complete.resolve("mnist"));
    Datasets datasets = new Datasets(List.of(directory.resolve("none"), incomplete, complete));
    assertThat(datasets.find(Source.MNIST)).contains(complete.resolve("mnist"));
    assertThat(datasets.find(Source.FASHION_MNIST)).isEmpty();
    assertThat(new Datasets(List.of(complete.resolve("mnist"))).find(Source.MNIST))
        .contains(complete.resolve("mnist"));
  }

  @Test
  void aMissingSetSaysWhereItLookedAndWhatToDo() {
    assertThatThrownBy(
            () -> new Datasets(List.of(directory)).open(spec(Source.FASHION_MNIST, null, 1)))
        .isInstanceOf(DataException.Missing.class)
        .hasMessageStartingWith("fashion-mnist was not found. Looked in: " + directory)
        .hasMessageContaining("train-images-idx3-ubyte")
        .hasMessageContaining("fallback");
  }

  @Test
  void aFallbackIsUsedOnlyIfTheSetIsMissingAndThenSaid() throws IOException {
    Datasets datasets = new Datasets(List.of(directory));
    Splits fallback = datasets.open(spec(Source.MNIST, Source.GENERATED, 1));
    assertThat(fallback.fallback()).isTrue();
    assertThat(fallback.name()).isEqualTo("generated");
    assertThat(fallback.train().name()).isEqualTo("generated");
    IdxFiles.writeSet(directory.resolve("mnist"));
    Splits found = datasets.open(spec(Source.MNIST, Source.GENERATED, 1));
    assertThat(found.fallback()).isFalse();
    assertThat(found.name()).isEqualTo("mnist");
  }

  @Test
  void aDamagedSetIsNotReplacedByTheFallback() throws IOException {
    IdxFiles.writeSet(directory.resolve("mnist"));
    Files.write(directory.resolve("mnist/t10k-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1});
    assertThatThrownBy(
            () -> new Datasets(List.of(directory)).open(spec(Source.MNIST, Source.GENERATED, 1)))
        .isInstanceOf(DataException.Damaged.class);
  }

  @Test
  void splitsOfOnePartAreDisjointAndTogetherNoLargerThanIt() throws IOException {
    IdxFiles.writeSet(directory.resolve("mnist"));
    Datasets datasets = new Datasets(List.of(directory));
    assertThatThrownBy(() -> datasets.open(splits(20, 11)))
        .isInstanceOf(DataException.TooFew.class)
        .hasMessage("the splits cut 31 images from part train of mnist, which has 30");
    Splits all = datasets.open(splits(20, 10));
    int[] perClass = new int[10];
    for (ImageSet set : List.of(all.train(), all.validation())) {
      IntStream.range(0, set.size()).forEach(index -> perClass[set.label(index)]++);
    }
    assertThat(perClass).containsOnly(3);
  }

  @Test
  void theFilesReadAreToldByTheirUnpackedContent() throws IOException {
    IdxFiles.writeSet(directory.resolve("mnist"));
    Splits packed = new Datasets(List.of(directory)).open(splits(20, 10));
    assertThat(packed.files())
        .extracting(TrainingStarted.DataFile::name)
        .isEqualTo(Datasets.files(Source.MNIST));
    Path images = directory.resolve("mnist/train-images-idx3-ubyte");
    Files.write(images, IdxFiles.bytes(30, 28, 28));
    Files.delete(images.resolveSibling("train-images-idx3-ubyte.gz"));
    assertThat(new Datasets(List.of(directory)).open(splits(20, 10)).files())
        .isEqualTo(packed.files());
    assertThat(new Datasets(List.of()).open(spec(Source.GENERATED, null, 1)).files()).isEmpty();
  }

  @Test
  void generatedSplitsOfOnePartShareNoImage() {
    Splits splits = new Datasets(List.of()).open(spec(Source.GENERATED, null, 1));
    Set<String> seen = new HashSet<>();
    for (ImageSet set : List.of(splits.train(), splits.validation(), splits.test())) {
      for (int index = 0; index < set.size(); index++) {
        assertThat(seen.add(Arrays.toString(image(set, index)))).isTrue();
      }
    }
  }

  @Test
  void theTrainSplitIsNormalisedAndTheOthersByItsNumbers() {
    Splits splits = new Datasets(List.of()).open(spec(Source.GENERATED, null, 2));
    ImageSet train = splits.train();
    double sum = 0;
    double squares = 0;
    for (int index = 0; index < train.size(); index++) {
      for (float pixel : image(train, index)) {
        sum += pixel;
        squares += pixel * pixel;
      }
    }
    int count = train.size() * train.shape().length();
    assertThat(train.shape()).isEqualTo(new ImageShape(14, 14, 1));
    assertThat(sum / count).isCloseTo(0, within(1e-5));
    assertThat(squares / count).isCloseTo(1, within(1e-4));
    assertThat(splits.channels().get(0).mean()).isBetween(0.05, 0.6);
  }

  @Test
  void poolingIsTheMeanOfSquares() {
    Splits fine = new Datasets(List.of()).open(spec(Source.GENERATED, null, 1));
    Splits coarse = new Datasets(List.of()).open(spec(Source.GENERATED, null, 2));
    Splits.Channel from = fine.channels().get(0);
    Splits.Channel to = coarse.channels().get(0);
    float[] pixels = image(fine.test(), 0);
    double mean = (pixels[0] + pixels[1] + pixels[28] + pixels[29]) / 4;
    double expected = (mean * from.deviation() + from.mean() - to.mean()) / to.deviation();
    assertThat((double) image(coarse.test(), 0)[0]).isCloseTo(expected, within(1e-5));
  }

  @Test
  void generatedImagesAreTheSameEverywhere() {
    Splits splits = new Datasets(List.of()).open(spec(Source.GENERATED, null, 1));
    assertThat(splits.train().sha256())
        .isEqualTo("66bd702ae2ef2c9c7146db6e20bedb75be67fbb9b42e9c9804763f14c7c392d9");
    assertThat(new Datasets(List.of()).open(spec(Source.GENERATED, null, 2)).train().sha256())
        .isEqualTo(splits.train().sha256());
  }

  @Test
  void theNearestClassMeanRecognisesSomeGeneratedImagesButFarFromAll() {
    Splits splits =
        new Datasets(List.of())
            .open(
                new DataSpec(
                    Source.GENERATED,
                    null,
                    2,
                    new Split(From.TRAIN, 2000),
                    new Split(From.TRAIN, 10),
                    new Split(From.TEST, 500),
                    null));
    double[][] means = new double[10][splits.train().shape().length()];
    for (int index = 0; index < splits.train().size(); index++) {
      float[] image = image(splits.train(), index);
      for (int pixel = 0; pixel < image.length; pixel++) {
        means[splits.train().label(index)][pixel] += image[pixel] / 200;
      }
    }
    int right = 0;
    for (int index = 0; index < splits.test().size(); index++) {
      right += nearest(means, image(splits.test(), index)) == splits.test().label(index) ? 1 : 0;
    }
    assertThat(right / 500.0).isBetween(0.25, 0.85);
  }

  private static int nearest(double[][] means, float[] image) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int label = 0; label < means.length; label++) {
      double distance = 0;
      for (int pixel = 0; pixel < image.length; pixel++) {
        double difference = image[pixel] - means[label][pixel];
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        best = label;
      }
    }
    return best;
  }

  private static float[] image(ImageSet set, int index) {
    ImageShape shape = set.shape();
    Tensor image = Tensor.zeros(1, shape.height(), shape.width(), shape.channels());
    int[] label = new int[1];
    set.read(new int[] {index}, image, label);
    assertThat(label[0]).isEqualTo(set.label(index));
    return image.toArray();
  }

  private static DataSpec spec(Source set, Source fallback, int pool) {
    return new DataSpec(
        set,
        fallback,
        pool,
        new Split(From.TRAIN, 20),
        new Split(From.TRAIN, 10),
        new Split(From.TEST, 10),
        null);
  }

  private static DataSpec splits(int train, int validation) {
    return new DataSpec(
        Source.MNIST,
        null,
        1,
        new Split(From.TRAIN, train),
        new Split(From.TRAIN, validation),
        new Split(From.TEST, 10),
        null);
  }
}
