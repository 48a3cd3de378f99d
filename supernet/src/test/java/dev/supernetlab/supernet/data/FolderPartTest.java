package dev.supernetlab.supernet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.DataSpec.From;
import dev.supernetlab.contracts.spec.DataSpec.Source;
import dev.supernetlab.contracts.spec.DataSpec.Split;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPartTest {
  @TempDir Path directory;

  @Test
  void directoriesAreClassesInTheOrderOfTheirNames() throws IOException {
    write("train/b/1.png", plain(8, 8, Color.RED));
    write("train/a/2.png", plain(8, 8, Color.GREEN));
    write("train/a/1.png", plain(8, 8, Color.BLUE));
    write("test/b/1.png", plain(8, 8, Color.WHITE));
    Files.createDirectories(directory.resolve("train/.cache"));
    Files.writeString(directory.resolve("train/a/.hidden"), "no image");
    FolderPart train = FolderPart.list(directory, folder(4, false), From.TRAIN);
    assertThat(train.classes()).isEqualTo(2);
    assertThat(train.size()).isEqualTo(3);
    assertThat(IntStream.range(0, 3).map(train::label)).containsExactly(0, 0, 1);
    assertThat(train.image(0)).isEqualTo(colour(4, 0, 0, 255));
    assertThat(train.image(2)).isEqualTo(colour(4, 255, 0, 0));
    FolderPart test = FolderPart.list(directory, folder(4, false), From.TEST);
    assertThat(test.size()).isEqualTo(1);
    assertThat(test.label(0)).isEqualTo(1);
  }

  @Test
  void aSingleFolderIsCutIntoPartsTheSameWayEachTime() throws IOException {
    for (int i = 0; i < 20; i++) {
      write("cats/%02d.png".formatted(i), plain(4, 4, new Color(i, 0, 0)));
      write("dogs/%02d.png".formatted(i), plain(4, 4, new Color(0, i, 0)));
    }
    Set<String> seen = new TreeSet<>();
    for (From from : From.values()) {
      FolderPart part = FolderPart.list(directory, folder(4, false), from);
      FolderPart again = FolderPart.list(directory, folder(4, false), from);
      assertThat(part.size()).isEqualTo(from == From.TEST ? 8 : 32);
      assertThat(IntStream.range(0, part.size()).map(part::label).sum()).isEqualTo(part.size() / 2);
      for (int i = 0; i < part.size(); i++) {
        assertThat(part.image(i)).isEqualTo(again.image(i));
        seen.add(part.label(i) + Arrays.toString(part.image(i)));
      }
    }
    assertThat(seen).hasSize(40);
  }

  @Test
  void imagesAreScaledByTheMeanOfTheirMiddleSquare() throws IOException {
    BufferedImage wide = plain(8, 4, Color.WHITE);
    for (int y = 0; y < 4; y++) {
      for (int x = 2; x < 6; x++) {
        wide.setRGB(x, y, new Color((x - 2) * 10 + y * 40, 0, 0).getRGB());
      }
    }
    byte[] half = Square.scaled(wide, new ImageShape(2, 2, 3));
    assertThat(half).containsExactly(25, 0, 0, 45, 0, 0, 105, 0, 0, 125, 0, 0);
    byte[] same = Square.scaled(wide, new ImageShape(4, 4, 3));
    assertThat(same[3 * 5]).isEqualTo((byte) 50);
    byte[] three = Square.scaled(plain(4, 4, Color.GRAY), new ImageShape(3, 3, 1));
    assertThat(three).containsOnly(128);
    byte[] larger = Square.scaled(wide, new ImageShape(8, 8, 3));
    assertThat(larger[3 * (8 * 2 + 3)]).isEqualTo((byte) 50);
  }

  @Test
  void greysAreTakenAsTheyAreWrittenAndTransparencyIsOverBlack() throws IOException {
    BufferedImage grey = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage deep = new BufferedImage(4, 4, BufferedImage.TYPE_USHORT_GRAY);
    BufferedImage alpha = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 16; i++) {
      grey.getRaster().setSample(i % 4, i / 4, 0, 100);
      deep.getRaster().setSample(i % 4, i / 4, 0, 100 * 257);
      alpha.setRGB(i % 4, i / 4, i < 8 ? 0x00ffffff : 0xff640000);
    }
    write("train/a/grey.png", grey);
    write("train/a/grey16.png", deep);
    write("train/b/alpha.png", alpha);
    Files.createDirectories(directory.resolve("test"));
    FolderPart part = FolderPart.list(directory, folder(4, false), From.TRAIN);
    assertThat(part.image(0)).containsOnly(100);
    assertThat(part.image(1)).containsOnly(100);
    assertThat(Arrays.copyOf(part.image(2), 24)).containsOnly(0);
    assertThat(Arrays.copyOfRange(part.image(2), 24, 27)).containsExactly(100, 0, 0);
    FolderPart greys = FolderPart.list(directory, folder(4, true), From.TRAIN);
    assertThat(greys.image(0)).hasSize(16).containsOnly(100);
    assertThat(greys.image(2)[15]).isEqualTo((byte) 30);
  }

  @Test
  void aFileThatIsNoImageIsNamed() throws IOException {
    write("b/1.png", plain(4, 4, Color.RED));
    Files.createDirectories(directory.resolve("a"));
    Path text = Files.writeString(directory.resolve("a/notes.txt"), "Hello");
    FolderPart part = FolderPart.list(directory, folder(4, false), From.TRAIN);
    assertThatThrownBy(() -> part.image(0))
        .isInstanceOf(DataException.Damaged.class)
        .hasMessageStartingWith(
            text + ", byte 0: is no image in a format that Java reads, it starts with 48 65 6c 6c");
  }

  @Test
  void aTruncatedImageIsNamedWithAByteOfIt() throws IOException {
    BufferedImage noise = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      noise.setRGB(i % 64, i / 64, i * 7919);
    }
    for (String format : new String[] {"png", "jpg", "bmp", "gif"}) {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      ImageIO.write(noise, format, whole);
      Path path = directory.resolve("image." + format);
      assertThat(ImageFile.decode(path, whole.toByteArray()).getWidth()).isEqualTo(64);
      for (int length : new int[] {20, whole.size() / 2, whole.size() * 9 / 10}) {
        byte[] content = Arrays.copyOf(whole.toByteArray(), length);
        assertThatThrownBy(() -> ImageFile.decode(path, content))
            .as(format + " of " + length)
            .isInstanceOf(DataException.Damaged.class)
            .hasMessageMatching("(?s)\\Q" + path + "\\E, byte \\d+: .*");
      }
    }
  }

  @Test
  void disorderIsNamed() throws IOException {
    write("train/a/1.png", plain(4, 4, Color.RED));
    assertThatThrownBy(() -> FolderPart.list(directory, folder(4, false), From.TRAIN))
        .isInstanceOf(DataException.Disordered.class)
        .hasMessage(directory + " must have a directory of images for each of two or more classes");
    write("train/b/1.png", plain(4, 4, Color.RED));
    write("test/c/1.png", plain(4, 4, Color.RED));
    assertThatThrownBy(() -> FolderPart.list(directory, folder(4, false), From.TEST))
        .hasMessage(
            directory.resolve("test/c") + " is a class that is not to be trained: train has none");
  }

  @Test
  void aSpecFindsItsFolderAndTellsTheHashOfTheImagesUsed() throws IOException {
    Path set = directory.resolve("birds");
    StringBuilder lines = new StringBuilder();
    for (String label : new String[] {"a", "b"}) {
      for (int i = 0; i < 5; i++) {
        String name = "train/%s/%d.png".formatted(label, i);
        write("birds/" + name, plain(12, 12, new Color(i * 9, 0, 0)));
        byte[] content = Files.readAllBytes(set.resolve(name));
        lines
            .append(HexFormat.of().formatHex(Bytes.sha256().digest(content)))
            .append("  ")
            .append(name)
            .append("\n");
      }
      write("birds/test/%s/x.png".formatted(label), plain(12, 12, Color.RED));
    }
    DataSpec spec =
        new DataSpec(
            Source.FOLDER,
            null,
            2,
            new Split(From.TRAIN, 8, true),
            new Split(From.TRAIN, 2, true),
            new Split(From.TEST, 2),
            null,
            null,
            new DataSpec.Folder("birds", 12, null));
    Datasets datasets = new Datasets(java.util.List.of(directory));
    assertThat(datasets.has("birds")).isTrue();
    assertThat(datasets.has("bees")).isFalse();
    Splits splits = datasets.open(spec);
    assertThat(splits.name()).isEqualTo("birds");
    assertThat(splits.train().shape()).isEqualTo(new ImageShape(6, 6, 3));
    assertThat(splits.train().classes()).isEqualTo(2);
    assertThat(splits.files().get(0).name()).isEqualTo("train");
    assertThat(splits.files().get(0).sha256())
        .isEqualTo(
            HexFormat.of()
                .formatHex(
                    Bytes.sha256().digest(lines.toString().getBytes(StandardCharsets.UTF_8))));
  }

  private void write(String name, BufferedImage image) throws IOException {
    Path path = directory.resolve(name);
    Files.createDirectories(path.getParent());
    ImageIO.write(image, "png", path.toFile());
  }

  private static BufferedImage plain(int width, int height, Color colour) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colour.getRGB());
      }
    }
    return image;
  }

  private static byte[] colour(int side, int... rgb) {
    byte[] bytes = new byte[side * side * 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) rgb[i % 3];
    }
    return bytes;
  }

  private static DataSpec.Folder folder(int side, boolean grey) {
    return new DataSpec.Folder("set", side, grey);
  }
}
