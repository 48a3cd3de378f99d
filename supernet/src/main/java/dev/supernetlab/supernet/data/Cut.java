package dev.supernetlab.supernet.data;

import dev.supernetlab.contracts.event.TrainingStarted.DataFile;
import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.supernet.data.Splits.Channel;
import dev.supernetlab.supernet.random.Streams;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Cuts splits from parts. The images of a part are put in one random order, the same for every spec
 * and seed; train takes the first of them, then validation, then test, so splits of one part are
 * disjoint and a smaller split is the beginning of a larger one. A balanced split takes the first
 * of each class instead, as many of each or one more of the first classes.
 */
final class Cut {
  private static final long SEED = 1;

  private final DataSpec spec;
  private final String name;
  private final Function<DataSpec.From, Part> parts;
  private final Map<DataSpec.From, Part> opened = new EnumMap<>(DataSpec.From.class);
  private final Map<DataSpec.From, BitSet> taken = new EnumMap<>(DataSpec.From.class);

  private Cut(DataSpec spec, String name, Function<DataSpec.From, Part> parts) {
    this.spec = spec;
    this.name = name;
    this.parts = parts;
  }

  /**
   * Cuts all splits of a spec.
   *
   * @param name of the set really used
   * @param fallback whether that is the spec's fallback
   */
  static Splits splits(
      DataSpec spec, String name, boolean fallback, Function<DataSpec.From, Part> parts) {
    Cut cut = new Cut(spec, name, parts);
    for (DataSpec.From from : DataSpec.From.values()) {
      cut.checkSize(from);
    }
    RawImages train = cut.take(spec.train());
    RawImages validation = cut.take(spec.validation());
    RawImages test = cut.take(spec.test());
    List<Channel> channels = train.channels();
    List<DataFile> files =
        cut.opened.values().stream().flatMap(part -> part.files().stream()).toList();
    return new Splits(
        name,
        fallback,
        channels,
        files,
        train.normalised(name, channels),
        validation.normalised(name, channels),
        test.normalised(name, channels));
  }

  private void checkSize(DataSpec.From from) {
    int asked =
        List.of(spec.train(), spec.validation(), spec.test()).stream()
            .filter(split -> split.from() == from)
            .mapToInt(DataSpec.Split::images)
            .sum();
    if (asked > 0 && asked > part(from).size()) {
      throw new DataException.TooFew(name, from, asked, part(from).size());
    }
  }

  private Part part(DataSpec.From from) {
    return opened.computeIfAbsent(from, parts);
  }

  private RawImages take(DataSpec.Split split) {
    Part part = part(split.from());
    int[] images = split.balanced() ? balanced(split, part) : first(split, part);
    BitSet gone = taken.computeIfAbsent(split.from(), from -> new BitSet());
    Arrays.stream(images).forEach(gone::set);
    return RawImages.of(part, images, spec.pool());
  }

  /** The images of a part that no split has yet, in its order. */
  private int[] left(DataSpec.From from, Part part) {
    BitSet gone = taken.getOrDefault(from, new BitSet());
    return Arrays.stream(Streams.permutation(part.size(), Streams.of(SEED, "splits")))
        .filter(image -> !gone.get(image))
        .toArray();
  }

  private int[] first(DataSpec.Split split, Part part) {
    return Arrays.copyOf(left(split.from(), part), split.images());
  }

  private int[] balanced(DataSpec.Split split, Part part) {
    int[] wanted =
        IntStream.range(0, part.classes())
            .map(label -> (split.images() + part.classes() - 1 - label) / part.classes())
            .toArray();
    int[] found = new int[wanted.length];
    int[] images =
        Arrays.stream(left(split.from(), part))
            .filter(image -> found[part.label(image)]++ < wanted[part.label(image)])
            .toArray();
    for (int label = 0; label < wanted.length; label++) {
      if (found[label] < wanted[label]) {
        throw new DataException.Unbalanced(name, split.from(), label, wanted[label], found[label]);
      }
    }
    return images;
  }
}
