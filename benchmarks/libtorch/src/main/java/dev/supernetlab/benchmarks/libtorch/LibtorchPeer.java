package dev.supernetlab.benchmarks.libtorch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.bytedeco.pytorch.global.torch;

/**
 * Answers requests from standard input, one a line: threads, seconds, then a {@link Request}. The
 * answer is images per second. The networks of the last request are kept, as the same is asked
 * again and again. The first line printed says which libtorch this is.
 */
final class LibtorchPeer {
  private String made = "";
  private Work work;

  private LibtorchPeer() {}

  public static void main(String[] args) throws IOException {
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    torch.get_num_threads();
    System.out.printf("libtorch %s, channels_last%n", torch.TORCH_VERSION);
    LibtorchPeer peer = new LibtorchPeer();
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      String[] field = line.split(" ", 3);
      torch.set_num_threads(Integer.parseInt(field[0]));
      System.out.printf(Locale.ROOT, "%.1f%n", peer.rate(field[2], Double.parseDouble(field[1])));
    }
  }

  private double rate(String request, double seconds) {
    if (!request.equals(made)) {
      work = new Work(Request.parse(request));
      made = request;
      work.run();
    }
    long images = 0;
    long start = System.nanoTime();
    do {
      work.run();
      images += work.images();
    } while (System.nanoTime() - start < seconds * 1e9);
    return images / ((System.nanoTime() - start) / 1e9);
  }
}
