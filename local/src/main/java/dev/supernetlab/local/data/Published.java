package dev.supernetlab.local.data;

import dev.supernetlab.contracts.spec.DataSpec;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A set that is fetched: its files, and where they are got from, in the order of trying.
 *
 * @param files all of them, unpacked
 * @param sources each of which has all files
 */
record Published(List<DataFile> files, List<Source> sources) {
  private static final long IDX_TRAIN_IMAGES = 47_040_016;
  private static final long IDX_TRAIN_LABELS = 60_008;
  private static final long IDX_TEST_IMAGES = 7_840_016;
  private static final long IDX_TEST_LABELS = 10_008;
  private static final long CIFAR10_BATCH = 30_730_000;

  private static final String TORONTO = "https://www.cs.toronto.edu/~kriz/";

  /** Fashion-MNIST: 60,000 and 10,000 grey images of 28x28 pixels, MIT licence. */
  private static final Published FASHION_MNIST =
      new Published(
          List.of(
              new DataFile(
                  "train-images-idx3-ubyte",
                  IDX_TRAIN_IMAGES,
                  "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
              new DataFile(
                  "train-labels-idx1-ubyte",
                  IDX_TRAIN_LABELS,
                  "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
              new DataFile(
                  "t10k-images-idx3-ubyte",
                  IDX_TEST_IMAGES,
                  "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
              new DataFile(
                  "t10k-labels-idx1-ubyte",
                  IDX_TEST_LABELS,
                  "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")),
          List.of(
              new Publisher(
                  URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/")),
              new DebianPackage("dataset-fashion-mnist", "usr/share/datasets/fashion-mnist")));

  /** MNIST: 60,000 and 10,000 grey images of 28x28 pixels. */
  private static final Published MNIST =
      new Published(
          List.of(
              new DataFile(
                  "train-images-idx3-ubyte",
                  IDX_TRAIN_IMAGES,
                  "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
              new DataFile(
                  "train-labels-idx1-ubyte",
                  IDX_TRAIN_LABELS,
                  "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
              new DataFile(
                  "t10k-images-idx3-ubyte",
                  IDX_TEST_IMAGES,
                  "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
              new DataFile(
                  "t10k-labels-idx1-ubyte",
                  IDX_TEST_LABELS,
                  "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
          List.of(
              new Publisher(URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"))));

  /** CIFAR-10: 50,000 and 10,000 colour images of 32x32 pixels. */
  private static final Published CIFAR10 =
      new Published(
          List.of(
              new DataFile(
                  "data_batch_1.bin",
                  CIFAR10_BATCH,
                  "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
              new DataFile(
                  "data_batch_2.bin",
                  CIFAR10_BATCH,
                  "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
              new DataFile(
                  "data_batch_3.bin",
                  CIFAR10_BATCH,
                  "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
              new DataFile(
                  "data_batch_4.bin",
                  CIFAR10_BATCH,
                  "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
              new DataFile(
                  "data_batch_5.bin",
                  CIFAR10_BATCH,
                  "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
              new DataFile(
                  "test_batch.bin",
                  CIFAR10_BATCH,
                  "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b")),
          List.of(new Archive(URI.create(TORONTO + "cifar-10-binary.tar.gz"))));

  /** CIFAR-100: 50,000 and 10,000 colour images of 32x32 pixels. */
  private static final Published CIFAR100 =
      new Published(
          List.of(
              new DataFile(
                  "train.bin",
                  153_700_000,
                  "f31298fc616915fa142368359df1c4ca2ae984d6915ca468b998a5ec6aeebf29"),
              new DataFile(
                  "test.bin",
                  30_740_000,
                  "d8b1e6b7b3bee4020055f0699b111f60b1af1e262aeb93a0b659061746f8224a")),
          List.of(new Archive(URI.create(TORONTO + "cifar-100-binary.tar.gz"))));

  /** All sets that are fetched. */
  static final Map<DataSpec.Source, Published> SETS =
      Map.of(
          DataSpec.Source.FASHION_MNIST, FASHION_MNIST,
          DataSpec.Source.MNIST, MNIST,
          DataSpec.Source.CIFAR10, CIFAR10,
          DataSpec.Source.CIFAR100, CIFAR100);

  Published {
    files = List.copyOf(files);
    sources = List.copyOf(sources);
  }
}
