package dev.supernetlab.supernet.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.spec.AugmentationSpec;
import dev.supernetlab.contracts.spec.AugmentationSpec.Kind;
import dev.supernetlab.contracts.spec.AugmentationSpec.Preset;
import dev.supernetlab.contracts.spec.AugmentationSpec.Range;
import dev.supernetlab.contracts.spec.AugmentationSpec.Step;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.DataSpec.Source;
import dev.supernetlab.supernet.data.ImageSet;
import dev.supernetlab.supernet.data.ImageShape;
import dev.supernetlab.supernet.random.Streams;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AugmentationTest {
  private static final float BLACK = -9;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyStepIsAFunctionOfSeedStepAndPosition(Kind kind) {
    Augmentation augmentation = of(step(kind), 5);
    float[] image = numbers(12, 12, 3);
    for (long step : new long[] {0, 1, 70_000}) {
      for (int position = 2; position >= 0; position--) {
        assertThat(changed(augmentation, image, step, position))
            .isEqualTo(changed(of(step(kind), 5), image, step, position));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyStepChangesSomethingAndDiffersBySeedStepAndPosition(Kind kind) {
    float[] image = numbers(12, 12, 1);
    Augmentation augmentation = of(step(kind), 5);
    float[] all = series(augmentation, image, 0, 0);
    assertThat(all).isNotEqualTo(series(Augmentation.NONE, image, 0, 0));
    assertThat(all).isNotEqualTo(series(of(step(kind), 6), image, 0, 0));
    assertThat(all).isNotEqualTo(series(augmentation, image, 100, 0));
    assertThat(all).isNotEqualTo(series(augmentation, image, 0, 100));
  }

  @Test
  void aCropWithoutAShiftIsTheImageAndOneWithAShiftBringsBlackIn() {
    float[] image = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    Picture picture = picture(image, 3, 3);
    Crop.shift(picture, 0, 0);
    assertThat(content(picture, 9)).isEqualTo(image);
    Crop.shift(picture, 1, -1);
    assertThat(content(picture, 9)).containsExactly(BLACK, 4, 5, BLACK, 7, 8, BLACK, BLACK, BLACK);
  }

  @Test
  void aCropShiftsByUpToItsPadEitherWayAndReachesAll() {
    boolean[][] seen = new boolean[5][5];
    for (int i = 0; i < 400; i++) {
      Picture picture = picture(numbers(5, 5, 1), 5, 5);
      new Crop(2).change(picture, Streams.of(i, "test"));
      float centre = content(picture, 25)[12]; // 1 + 5 * row + column of where it came from
      seen[(int) (centre - 1) / 5][(int) (centre - 1) % 5] = true;
    }
    assertThat(seen).isDeepEqualTo(all(5));
  }

  @Test
  void flipsMirrorAndTwiceIsTheImage() {
    float[] image = {1, 2, 3, 4, 5, 6};
    Picture picture = picture(image, 2, 3);
    new Flip(true, 1).change(picture, Streams.of(1, "test"));
    assertThat(content(picture, 6)).containsExactly(3, 2, 1, 6, 5, 4);
    new Flip(true, 1).change(picture, Streams.of(2, "test"));
    assertThat(content(picture, 6)).isEqualTo(image);
    new Flip(false, 1).change(picture, Streams.of(1, "test"));
    assertThat(content(picture, 6)).containsExactly(4, 5, 6, 1, 2, 3);
    new Flip(false, 0).change(picture, Streams.of(1, "test"));
    assertThat(content(picture, 6)).containsExactly(4, 5, 6, 1, 2, 3);
  }

  @Test
  void aFlipMirrorsAsManyImagesAsItsProbabilitySays() {
    int flipped = 0;
    for (int i = 0; i < 1000; i++) {
      Picture picture = picture(new float[] {1, 2}, 1, 2);
      new Flip(true, 0.3).change(picture, Streams.of(i, "test"));
      flipped += content(picture, 2)[0] == 2 ? 1 : 0;
    }
    assertThat(flipped).isBetween(250, 350);
  }

  @Test
  void affineChangesAreWhatOneWorksOutByHand() {
    float[] image = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    assertThat(affine(image, 0, 0, 0, 1, 0)).isEqualTo(image);
    // A quarter turn takes the right column to the bottom row.
    assertThat(affine(image, Math.PI / 2, 0, 0, 1, 0)).containsExactly(7, 4, 1, 8, 5, 2, 9, 6, 3);
    assertThat(affine(image, 0, 1, 0, 1, 0)).containsExactly(BLACK, 1, 2, BLACK, 4, 5, BLACK, 7, 8);
    assertThat(affine(image, 0, 0, -1, 1, 0))
        .containsExactly(4, 5, 6, 7, 8, 9, BLACK, BLACK, BLACK);
    // Three times as large: all pixels show the middle one.
    assertThat(affine(image, 0, 0, 0, 3, 0)).containsOnly(5);
    // Half as large: centres at -1, 0, 1 come from -2, 0, 2.
    assertThat(affine(image, 0, 0, 0, 0.5, 0))
        .containsExactly(BLACK, BLACK, BLACK, BLACK, 5, BLACK, BLACK, BLACK, BLACK);
    // x moves by minus y at 45 degrees, so going back adds y: the rows -1, 0, 1 take from there.
    assertThat(affine(image, 0, 0, 0, 1, Math.PI / 4))
        .containsExactly(BLACK, 1, 2, 4, 5, 6, 8, 9, BLACK);
  }

  @Test
  void anAffineStepStaysWithinItsBounds() {
    Affine shiftOnly = new Affine(0, 0.25, new Range(1.0, 1.0), 0);
    boolean[][] seen = new boolean[3][3];
    for (int i = 0; i < 300; i++) {
      Picture picture = picture(numbers(4, 4, 1), 4, 4);
      shiftOnly.change(picture, Streams.of(i, "test"));
      float centre = content(picture, 16)[5]; // of row 1, column 1
      seen[(int) (centre - 1) / 4][(int) (centre - 1) % 4] = true;
    }
    assertThat(seen).isDeepEqualTo(all(3));
  }

  @Test
  void aCutoutIsASquareOfTheMeanColourThatMayReachOver() {
    boolean whole = false;
    boolean cut = false;
    for (int i = 0; i < 200; i++) {
      Picture picture = picture(numbers(6, 6, 1), 6, 6);
      new Cutout(3).change(picture, Streams.of(i, "test"));
      int gone = 0;
      for (float value : content(picture, 36)) {
        gone += value == 0 ? 1 : 0;
      }
      assertThat(gone).isIn(4, 6, 9);
      whole |= gone == 9;
      cut |= gone == 4;
    }
    assertThat(whole && cut).isTrue();
  }

  @Test
  void colourChannelsStayTogether() {
    float[] image = {1, 10, 100, 2, 20, 200};
    Picture picture = picture(image, 1, 2);
    new Flip(true, 1).change(picture, Streams.of(1, "test"));
    assertThat(content(picture, 6)).containsExactly(2, 20, 200, 1, 10, 100);
  }

  @Test
  void theStandardIsTheSets() {
    assertThat(standard(Source.CIFAR10, 1)).containsExactly(new Crop(4), new Flip(true, 0.5));
    assertThat(standard(Source.CIFAR100, 2)).containsExactly(new Crop(2), new Flip(true, 0.5));
    Affine affine = new Affine(15, 0.1, new Range(0.9, 1.1), 0.1);
    assertThat(standard(Source.MNIST, 1)).containsExactly(affine);
    assertThat(standard(Source.FASHION_MNIST, 1)).containsExactly(affine, new Flip(false, 0.5));
    assertThat(Augmentation.of(data(Source.MNIST, 1, AugmentationSpec.NONE), null))
        .isEqualTo(Augmentation.NONE);
  }

  private static List<ImageStep> standard(Source set, int pool) {
    return Augmentation.of(data(set, pool, AugmentationSpec.of(Preset.STANDARD)), 1L).steps();
  }

  private static Augmentation of(Step step, long seed) {
    return Augmentation.of(data(Source.CIFAR10, 1, AugmentationSpec.of(List.of(step))), seed);
  }

  private static DataSpec data(Source set, int pool, AugmentationSpec augmentation) {
    return new DataSpec(set, null, pool, null, null, null, augmentation);
  }

  private static Step step(Kind kind) {
    return kind == Kind.CUTOUT ? Step.cutout(5) : Step.of(kind);
  }

  private static float[] affine(
      float[] image, double turn, double right, double down, double factor, double slant) {
    Picture picture = picture(image, 3, 3);
    Affine.change(picture, turn, right, down, factor, slant);
    return content(picture, 9);
  }

  private static boolean[][] all(int side) {
    boolean[][] all = new boolean[side][side];
    for (boolean[] row : all) {
      Arrays.fill(row, true);
    }
    return all;
  }

  /** Some images of a batch, one after the other. */
  private static float[] series(Augmentation augmentation, float[] image, long step, int first) {
    float[] all = new float[8 * image.length];
    for (int i = 0; i < 8; i++) {
      float[] one = changed(augmentation, image, step, first + i);
      System.arraycopy(one, 0, all, i * image.length, image.length);
    }
    return all;
  }

  private static float[] changed(Augmentation by, float[] image, long step, int position) {
    int channels = image.length / 144;
    ImageShape shape = new ImageShape(12, 12, channels);
    Picture picture = picture(image, shape);
    by.change(picture, step, position);
    return content(picture, image.length);
  }

  private static float[] numbers(int height, int width, int channels) {
    float[] numbers = new float[height * width * channels];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i + 1;
    }
    return numbers;
  }

  private static Picture picture(float[] image, int height, int width) {
    return picture(image, new ImageShape(height, width, image.length / (height * width)));
  }

  private static Picture picture(float[] image, ImageShape shape) {
    float[] black = new float[shape.channels()];
    Arrays.fill(black, BLACK);
    ImageSet set = new ImageSet("test", "", shape, 10, image.clone(), new int[1], black);
    Picture picture = new Picture(set);
    picture.read(set, 0);
    return picture;
  }

  private static float[] content(Picture picture, int length) {
    float[] content = new float[length];
    picture.write(content, 0);
    return content;
  }
}
