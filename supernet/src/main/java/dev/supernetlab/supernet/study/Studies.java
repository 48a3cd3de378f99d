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

/** Loads images once for all who need them, and keeps those of the last few specs. */
public final class Studies {
  private static final int KEPT = 2;

  private final Datasets datasets;
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
    Key key = new Key(data, space);
    Study study = recent.get(key);
    if (study == null) {
      study = load(key);
      recent.put(key, study);
      if (recent.size() > KEPT) {
        recent.remove(recent.keySet().iterator().next());
      }
    }
    return study;
  }

  private Study load(Key key) {
    Splits splits = datasets.open(key.data());
    return new Study(
        splits,
        new Blueprint(
            new SearchSpace(key.space()), splits.train().shape(), splits.train().classes()));
  }

  private record Key(DataSpec data, SpaceSpec space) {}
}
