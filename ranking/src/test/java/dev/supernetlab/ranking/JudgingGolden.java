package dev.supernetlab.ranking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Values from independent sources, made by {@code golden/judging.py}. */
public final class JudgingGolden {
  private JudgingGolden() {}

  /** The cases of one kind. */
  public static List<JsonNode> cases(String kind) {
    try (InputStream in = JudgingGolden.class.getResourceAsStream("/golden/judging.json")) {
      return StreamSupport.stream(new ObjectMapper().readTree(in).get(kind).spliterator(), false)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Numbers of an array. */
  public static double[] numbers(JsonNode array) {
    return IntStream.range(0, array.size()).mapToDouble(i -> array.get(i).asDouble()).toArray();
  }

  /** Whole numbers of an array. */
  public static List<Integer> integers(JsonNode array) {
    return IntStream.range(0, array.size()).mapToObj(i -> array.get(i).asInt()).toList();
  }

  /** Rows of numbers. */
  public static double[][] rows(JsonNode array) {
    return IntStream.range(0, array.size())
        .mapToObj(i -> numbers(array.get(i)))
        .toArray(double[][]::new);
  }
}
