package dev.supernetlab.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.Uuid;

/**
 * A Kafka node, started with Kafka's own programs, that speaks TLS with a certificate of its own
 * and lets in only who knows the password of {@value #USER}.
 */
final class SecuredBroker implements AutoCloseable {
  static final String USER = "lab";
  static final String PASSWORD = "not for everybody";

  private static final String SETTINGS =
"""
process.roles=broker,controller
node.id=1
controller.listener.names=CONTROLLER
controller.quorum.voters=1@127.0.0.1:%2$d
listeners=SASL_SSL://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
listener.security.protocol.map=SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT
inter.broker.listener.name=SASL_SSL
sasl.enabled.mechanisms=SCRAM-SHA-512
sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=\
org.apache.kafka.common.security.scram.ScramLoginModule required username="lab" password="%4$s";
ssl.keystore.type=PKCS12
ssl.keystore.location=%3$s/broker.p12
ssl.keystore.password=%4$s
ssl.truststore.type=PEM
ssl.truststore.location=%3$s/ca.crt
log.dirs=%3$s/kafka
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
group.initial.rebalance.delay.ms=0
""";

  private final int port;
  private final Path home;
  private final Process process;

  private SecuredBroker(int port, Path home, Process process) {
    this.port = port;
    this.home = home;
    this.process = process;
  }

  /**
   * Starts one; it need not answer on return.
   *
   * @param home for its data, its log and its certificate
   */
  static SecuredBroker start(Path home) {
    int port = ServiceProcess.freePort();
    try {
      Path settings =
          Files.writeString(
              home.resolve("server.properties"),
              SETTINGS.formatted(port, ServiceProcess.freePort(), home, PASSWORD));
      makeCertificate(home);
      Repository.run(
          java(
              "kafka.tools.StorageTool",
              "format",
              "--cluster-id",
              Uuid.randomUuid().toString(),
              "--config",
              settings.toString(),
              "--add-scram",
              "SCRAM-SHA-512=[name=%s,password=%s]".formatted(USER, PASSWORD)));
      Process process =
          new ProcessBuilder(java("kafka.Kafka", settings.toString()))
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("kafka.log").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new SecuredBroker(port, home, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void makeCertificate(Path home) {
    List<String> store =
        List.of("-keystore", home.resolve("broker.p12").toString(), "-storepass", PASSWORD);
    keytool(
        store,
        "-genkeypair -alias broker -storetype PKCS12 -keyalg EC -dname CN=127.0.0.1"
            + " -ext SAN=IP:127.0.0.1 -validity 2");
    keytool(store, "-exportcert -alias broker -rfc -file " + home.resolve("ca.crt"));
  }

  private static void keytool(List<String> store, String arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ", -1)));
    command.addAll(store);
    Repository.run(command);
  }

  private static List<String> java(String program, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Repository.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                Repository.ROOT.resolve("embedded/target/lib") + "/*",
                program));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Where clients connect. */
  String address() {
    return "127.0.0.1:" + port;
  }

  /** The certificate that clients trust. */
  Path certificate() {
    return home.resolve("ca.crt");
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
