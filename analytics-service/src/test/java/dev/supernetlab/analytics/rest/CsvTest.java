package dev.supernetlab.analytics.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CsvTest {

  @Test
  void fieldsAreQuotedOnlyWhereTheyMust() {
    StringWriter text = new StringWriter();
    new Csv(text, "a", "b").line("x,\"y\"", null);
    assertThat(text).hasToString("a,b\r\n\"x,\"\"y\"\"\",\r\n");
  }
}
