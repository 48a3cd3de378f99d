package dev.supernetlab.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedIT {
  private static final Pattern READY = Pattern.compile("\\{\"kafka\":\"(.*)\",\"mongo\":\"(.*)\"}");

  @TempDir Path home;
  private Process process;

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void bothKeepTheirDataWhenTheProcessIsKilled() throws Exception {
    Matcher first = startAndAwaitReady();
    Records.produce(first.group(1), "topic", "a", "b");
    try (MongoClient client = MongoClients.create(first.group(2))) {
      client.getDatabase("lab").getCollection("c").insertOne(new Document("_id", "x"));
      // The window in which a kill may lose a write.
      Awaitility.await().pollDelay(Duration.ofMillis(500)).until(() -> true);
    }
    process.destroyForcibly().waitFor();

    Matcher second = startAndAwaitReady();
    assertThat(Records.consume(second.group(1), "topic", 2)).containsExactly("a", "b");
    try (MongoClient client = MongoClients.create(second.group(2))) {
      MongoCollection<Document> c = client.getDatabase("lab").getCollection("c");
      assertThat(c.countDocuments()).isEqualTo(1);
    }
  }

  @Test
  void theEndOfStandardInputEndsIt() throws Exception {
    startAndAwaitReady();
    process.getOutputStream().close();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void aPortInUseEndsItWithOneSentence() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      start(Integer.toString(other.getLocalPort()));
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(3);
      assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
          .hasLineCount(1)
          .startsWith("Port " + other.getLocalPort() + " is in use");
    }
  }

  private void start(String kafkaPort) throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Embedded.class.getName(),
                    home.toString(),
                    kafkaPort))
            .start();
  }

  private Matcher startAndAwaitReady() throws IOException {
    start("0");
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    Matcher ready = READY.matcher(output.readLine());
    assertThat(ready.matches()).isTrue();
    return ready;
  }
}
