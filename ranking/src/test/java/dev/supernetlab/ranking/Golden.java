package dev.supernetlab.ranking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** Values from independent sources, made by {@code golden/statistics.py}. */
public final class Golden {
  private Golden() {}

  /** What stands under a name. */
  public static JsonNode node(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/statistics.json")) {
      return new ObjectMapper().readTree(in).get(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Numbers under a name. */
  public static double[] array(String name) {
    return numbers(node(name));
  }

  /** Rows of numbers under a name. */
  public static List<double[]> arrays(String name) {
    return StreamSupport.stream(node(name).spliterator(), false).map(Golden::numbers).toList();
  }

  /** Rows of whole numbers below ten, each written as a word of digits. */
  public static List<int[]> digits(JsonNode words) {
    return StreamSupport.stream(words.spliterator(), false)
        .map(word -> word.textValue().chars().map(digit -> digit - '0').toArray())
        .toList();
  }

  /** Numbers of an array. */
  public static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::doubleValue)
        .toArray();
  }
}
