package dev.supernetlab.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.local.export.Exports;
import dev.supernetlab.local.process.Installation;
import dev.supernetlab.local.process.LabState;
import dev.supernetlab.local.process.ProcessRef;
import dev.supernetlab.supernet.store.DirectorySnapshotStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What export-child says where nothing can be exported; a lab that is up is faked. */
class ExportChildTest {
  private static final String ID = "tiny-0123456789ab";

  @TempDir Path home;
  private final ByteArrayOutputStream news = new ByteArrayOutputStream();
  private FakeLab services;

  @BeforeEach
  void fake() throws Exception {
    services = new FakeLab();
    ProcessRef here = ProcessRef.of(ProcessHandle.current());
    LabState up = new LabState(here, here, here, URI.create(services.url()), "kafka", "mongo");
    Files.writeString(home.resolve("lab.json"), new ObjectMapper().writeValueAsString(up));
    ObjectNode view = JsonCodec.JSON.createObjectNode();
    view.set("spec", JsonCodec.JSON.valueToTree(Exports.spec()));
    services
        .answer("GET /q/health/ready", 200, "{}")
        .answer("GET /experiments/" + ID, 200, view.toString());
  }

  @AfterEach
  void stop() {
    services.close();
  }

  @Test
  void anUnknownExperimentIsSaid() {
    assertThat(export("other-0123456789ab", "12")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(err()).contains("There is no experiment other-0123456789ab: ./lab list shows them.");
  }

  @Test
  void anUnknownLabelIsSaidWithWhatLabelsMean() {
    assertThat(export(ID, "129")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(err())
        .contains(
            "129 is no child of " + ID + ": a label has 3 characters, one for each edge:",
            "1 max_pool_3x3, 2 sep_conv_3x3");
  }

  @Test
  void aChildThatTheExperimentLeavesOutIsSaid() {
    assertThat(export(ID, "111")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(err()).contains("111 is not among the 7 children of " + ID);
  }

  @Test
  void aStageWithoutASuperNetIsSaidWithThoseThatHaveOne() {
    assertThat(export(ID, "121", "--stage", "truth")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(err()).contains("--stage is truth: the super-nets of " + ID + " are shared, groups");
  }

  @Test
  void anInstanceThatIsNotThereIsSaid() {
    assertThat(export(ID, "121", "--instance", "2")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(err()).contains("--instance is 2: groups has 0 to 1.");
  }

  @Test
  void statisticsOfBatchesCannotBeExported() {
    assertThat(export(ID, "121", "--bn", "batch")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(err()).contains("--bn is batch: running or recalibrated.");
  }

  @Test
  void missingWeightsAreSaidWithTheirPlace() {
    assertThat(export(ID, "121")).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(err())
        .contains("No weights of groups, instance 0, are in " + home.resolve("store/snapshots"));
  }

  @Test
  void aChildOfNoGroupWhoseWeightsAreThereIsSaid() throws IOException {
    DirectorySnapshotStore store = new DirectorySnapshotStore(home.resolve("store/snapshots"));
    store.keep(Exports.taken(ID, "groups", store.put(ID, new byte[] {1}), List.of("122")));
    assertThat(export(ID, "121")).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(err()).contains("No group of groups whose weights are kept has scored 121.");
  }

  @Test
  void aLabElsewhereIsNotReadFrom() {
    assertThat(export(ID, "121", "--url", services.url())).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(err()).contains("it takes no --url");
  }

  private int export(String... arguments) {
    List<String> all = new ArrayList<>(List.of("export-child", "--home", home.toString()));
    all.addAll(List.of(arguments));
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    Console console = new Console(nowhere, new PrintStream(news, true, UTF_8), false);
    return Lab.execute(new Lab(new Installation(home), console), all.toArray(String[]::new));
  }

  private String err() {
    return news.toString(UTF_8);
  }
}
