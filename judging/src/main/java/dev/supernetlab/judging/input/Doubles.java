package dev.supernetlab.judging.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Arrays;

/** An array of numbers; null is a missing one, NaN. */
final class Doubles extends StdDeserializer<double[]> {
  private static final long serialVersionUID = 1L;

  Doubles() {
    super(double[].class);
  }

  @Override
  public double[] deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return (double[]) context.handleUnexpectedToken(double[].class, parser);
    }
    double[] numbers = new double[64];
    int size = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size++] =
          parser.currentToken() == JsonToken.VALUE_NULL ? Double.NaN : parser.getDoubleValue();
    }
    return Arrays.copyOf(numbers, size);
  }
}
