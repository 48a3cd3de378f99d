package dev.supernetlab.local.data;

import java.util.List;

/** Fashion-MNIST: 60,000 and 10,000 grey images of 28x28 pixels, MIT licence. */
final class FashionMnist {
  static final List<IdxFile> FILES =
      List.of(
          new IdxFile(
              "train-images-idx3-ubyte",
              47_040_016,
              "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
          new IdxFile(
              "train-labels-idx1-ubyte",
              60_008,
              "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
          new IdxFile(
              "t10k-images-idx3-ubyte",
              7_840_016,
              "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
          new IdxFile(
              "t10k-labels-idx1-ubyte",
              10_008,
              "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"));

  private FashionMnist() {}
}
