package dev.supernetlab.supernet.study;

import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.supernet.data.DataException;
import dev.supernetlab.supernet.data.Datasets;
import dev.supernetlab.supernet.data.Splits;
import dev.supernetlab.supernet.network.Blueprint;
import dev.supernetlab.supernet.space.SearchSpace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Loads images once for all who need them, and keeps those of the last few specs. Specs that differ
 * in their search space or augmentation have the same images.
 */
public final class Studies {
  private static final int KEPT = 2;

  private final Datasets datasets;
  private final Map<DataSpec, Splits> images = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Key, Study> recent = new LinkedHashMap<>(16, 0.75f, true);

  /** Studies of these sets. */
  public Studies(Datasets datasets) {
    this.datasets = datasets;
  }

  /**
   * The study of these images and this search space.
   *
   * @throws DataException if the images cannot be had
   */
  public synchronized Study of(DataSpec data, SpaceSpec space) {
    return kept(recent, new Key(data.unchanged(), space), this::load);
  }

  private Study load(Key key) {
    Splits splits = kept(images, key.data(), datasets::open);
    return new Study(
        splits,
        new Blueprint(
            new SearchSpace(key.space()), splits.train().shape(), splits.train().classes()));
  }

  private static <K, V> V kept(Map<K, V> known, K key, Function<K, V> load) {
    V value = known.get(key);
    if (value == null) {
      value = load.apply(key);
      known.put(key, value);
      if (known.size() > KEPT) {
        known.remove(known.keySet().iterator().next());
      }
    }
    return value;
  }

  private record Key(DataSpec data, SpaceSpec space) {}
}
