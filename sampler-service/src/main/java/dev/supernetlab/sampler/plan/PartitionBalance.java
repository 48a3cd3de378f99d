package dev.supernetlab.sampler.plan;

/**
 * Spreads trainings over partitions so that trainers get equal work. Consumers that share a topic
 * round-robin get the partitions of one residue each: of n consumers, consumer c gets partitions c,
 * c + n, c + 2n, ... So a training goes to the lighter half of the partitions, even or odd; within
 * it to the lighter half again, and so on: 2, 4, 8, ... consumers are loaded alike, and few
 * trainings never pile up on one partition.
 */
final class PartitionBalance {
  private final long[] load;

  PartitionBalance(int partitions) {
    this.load = new long[partitions];
  }

  /** The partition of the next training, which is so many steps long. */
  int place(long steps) {
    int residue = 0;
    int modulus = 1;
    while (modulus < load.length) {
      int ways = (load.length / modulus) % 2 == 0 ? 2 : load.length / modulus;
      residue = lightest(residue, modulus, ways);
      modulus *= ways;
    }
    load[residue] += steps;
    return residue;
  }

  private int lightest(int residue, int modulus, int ways) {
    int lightest = residue;
    for (int way = 1; way < ways; way++) {
      int other = residue + way * modulus;
      if (load(other, modulus * ways) < load(lightest, modulus * ways)) {
        lightest = other;
      }
    }
    return lightest;
  }

  private long load(int residue, int modulus) {
    long sum = 0;
    for (int partition = residue; partition < load.length; partition += modulus) {
      sum += load[partition];
    }
    return sum;
  }
}
