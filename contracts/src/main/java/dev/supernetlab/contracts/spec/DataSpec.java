package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Images and their splits. Pixels are normalised by mean and standard deviation of each channel of
 * the train split.
 *
 * @param set the images
 * @param fallback the set that is used when the other cannot be had, and then said in every result;
 *     absent: none
 * @param pool images are reduced by the mean of so many pixels in each direction; 1: not reduced
 * @param train images that weights are trained on. Absent: 45,000 of cifar10 and cifar100, 50,000
 *     of other sets, of the train part
 * @param validation images that shared weights are scored on
 * @param test images that the ground truth is scored on
 * @param augmentation what training images go through; scoring never sees any of it
 * @param labels which of the labels of cifar100. Absent: fine, and of all other sets the only ones
 * @param folder of the set folder, where it must be given: which images; absent for other sets
 */
public record DataSpec(
    @NotNull Source set,
    Source fallback,
    @Min(1) @Max(8) Integer pool,
    Split train,
    Split validation,
    Split test,
    AugmentationSpec augmentation,
    @JsonInclude(JsonInclude.Include.NON_NULL) Labels labels,
    @JsonInclude(JsonInclude.Include.NON_NULL) Folder folder) {
  private static final int LEFT_FOR_VALIDATION = 5_000;

  public DataSpec {
    pool = pool == null ? 1 : pool;
    train = train == null ? new Split(From.TRAIN, mostToTrainOn(set)) : train;
    validation = validation == null ? new Split(From.TRAIN, LEFT_FOR_VALIDATION) : validation;
    test = test == null ? new Split(From.TEST, 10_000) : test;
    augmentation = augmentation == null ? AugmentationSpec.NONE : augmentation;
  }

  /** A set that has no fields of its own. */
  public DataSpec(
      Source set,
      Source fallback,
      Integer pool,
      Split train,
      Split validation,
      Split test,
      AugmentationSpec augmentation) {
    this(set, fallback, pool, train, validation, test, augmentation, null, null);
  }

  private static int mostToTrainOn(Source set) {
    boolean cifar = set == Source.CIFAR10 || set == Source.CIFAR100;
    return cifar ? set.images(From.TRAIN) - LEFT_FOR_VALIDATION : 50_000;
  }

  /** The same images, without augmentation. */
  public DataSpec unchanged() {
    return new DataSpec(
        set, fallback, pool, train, validation, test, AugmentationSpec.NONE, labels, folder);
  }

  /** Height and width of every image before it is reduced, in pixels. */
  public int side() {
    return folder == null ? set.side() : folder.side();
  }

  /** Channels of every image: 3 of colours, 1 of greys. */
  public int channels() {
    return folder != null && folder.grey() ? 1 : set.channels();
  }

  /** Where images come from. */
  public enum Source {
    /** 70,000 grey images of clothes, 28x28, 10 classes. */
    @JsonProperty("fashion-mnist")
    FASHION_MNIST(28, 1, 60_000),
    /** 70,000 grey images of digits, 28x28, 10 classes. */
    @JsonProperty("mnist")
    MNIST(28, 1, 60_000),
    /** 60,000 colour images, 32x32, 10 classes. */
    @JsonProperty("cifar10")
    CIFAR10(32, 3, 50_000),
    /** 60,000 colour images, 32x32, 100 fine or 20 coarse classes. */
    @JsonProperty("cifar100")
    CIFAR100(32, 3, 50_000),
    /** A directory of images per class; see folder. */
    @JsonProperty("folder")
    FOLDER(28, 3, Integer.MAX_VALUE),
    /** Grey images that are computed, 28x28, 10 classes. */
    @JsonProperty("generated")
    GENERATED(28, 1, 60_000);

    private final int side;
    private final int channels;
    private final int train;

    Source(int side, int channels, int train) {
      this.side = side;
      this.channels = channels;
      this.train = train;
    }

    /** Height and width of its images, in pixels; of a folder the spec says them. */
    int side() {
      return side;
    }

    /** Channels of its images; those of a folder may be grey. */
    int channels() {
      return channels;
    }

    /** Images of a part as published; 2^31 - 1 where only the files tell. */
    public int images(From part) {
      return part == From.TRAIN || this == FOLDER ? train : 10_000;
    }
  }

  /** The publisher's part a split is cut from. */
  public enum From {
    /** What its publisher trains on. */
    @JsonProperty("train")
    TRAIN,
    /** What its publisher tests on. */
    @JsonProperty("test")
    TEST
  }

  /** The labels of cifar100. */
  public enum Labels {
    /** 100 classes. */
    @JsonProperty("fine")
    FINE,
    /** 20 classes of 5 fine ones each. */
    @JsonProperty("coarse")
    COARSE
  }

  /**
   * A number of images cut from one part; splits cut from the same part are disjoint.
   *
   * @param from the part that they are cut from
   * @param images how many, at most those of the part; 0: none, of a split that nothing is trained
   *     or scored on
   * @param balance whether every class has equally many of them, or one more where they do not
   *     divide. Absent: no, as many as it happens to have
   */
  public record Split(
      @NotNull From from,
      @NotNull @Min(0) @Max(1_000_000) Integer images,
      @JsonInclude(JsonInclude.Include.NON_NULL) Boolean balance) {
    public Split {
      balance = Boolean.TRUE.equals(balance) ? true : null;
    }

    /** As the images happen to be. */
    public Split(From from, Integer images) {
      this(from, images, null);
    }

    /** Whether every class has equally many. */
    public boolean balanced() {
      return balance != null;
    }
  }

  /**
   * Images of one's own: a directory per class, of images in a format that Java reads (JPEG, PNG,
   * GIF, BMP, TIFF). They lie in {@code train} and {@code test}, or else a fifth of every class is
   * the test part. The middle square of each is scaled to one size.
   *
   * @param name the directory that has them, in one of the directories of data sets
   * @param side height and width that images are scaled to, in pixels
   * @param grey whether colours are made greys
   */
  public record Folder(
      @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}") String name,
      @NotNull @Min(4) @Max(256) Integer side,
      Boolean grey) {
    public Folder {
      grey = Boolean.TRUE.equals(grey);
    }
  }
}
