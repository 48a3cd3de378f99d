package dev.supernetlab.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.supernetlab.contracts.check.InvalidSpecException;
import dev.supernetlab.local.process.Installation;
import dev.supernetlab.local.process.LabState;
import dev.supernetlab.local.process.ProcessRef;
import dev.supernetlab.local.report.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabTest {
  private static final String SPEC =
      """
      name: tiny
      data: {set: generated}
      space: {nodes: 1, operators: [skip_connect, max_pool_3x3], cells: 1, channels: 4}
      training: {batch: 8}
      stages:
        - {name: truth, kind: ground-truth, instances: 1, length: {steps: 10}}
      """;
  private static final String RUNNING =
      "{'experiment':'x','state':'running','stages':[]}".replace('\'', '"');
  private static final String COMPLETED = RUNNING.replace("running", "completed");
  private static final String FAILED =
      COMPLETED.replace("\"completed\"", "\"failed\",\"failure\":\"truth: it diverged\"");

  @TempDir Path home;
  private final ByteArrayOutputStream results = new ByteArrayOutputStream();
  private final ByteArrayOutputStream news = new ByteArrayOutputStream();
  private FakeLab services;
  private Path spec;
  private String id;

  @BeforeEach
  void prepare() throws IOException, InvalidSpecException {
    services = new FakeLab();
    spec = Files.writeString(home.resolve("tiny.yaml"), SPEC);
    id = SpecFile.read(spec).id();
  }

  @AfterEach
  void stop() {
    services.close();
  }

  @Test
  void runPutsTheSpecWatchesAndPrintsTheReport() throws IOException {
    services
        .answer("PUT /experiments/" + id, 202, "{}")
        .answer("GET /experiments/" + id, 200, "{}")
        .answer("GET /results/" + id + "/progress", 404, "{}")
        .answer("GET /results/" + id + "/progress", 200, RUNNING)
        .answer("GET /results/" + id + "/progress", 200, COMPLETED)
        .answer("GET /results/" + id + "/report", 200, report());
    assertThat(remote("run", spec.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out()).startsWith("quickstart-0123456789ab (completed)").contains("Verdict");
    assertThat(err()).contains("planning");
  }

  @Test
  void ofAFinishedExperimentTheStoredReportIsPrinted() throws IOException {
    services
        .answer("PUT /experiments/" + id, 200, "{}")
        .answer("GET /experiments/" + id, 200, "{}")
        .answer("GET /results/" + id + "/progress", 200, COMPLETED)
        .answer("GET /results/" + id + "/report", 200, report());
    assertThat(remote("run", spec.toString())).isEqualTo(ExitCode.DONE);
    assertThat(err()).contains(id + " has ended before; this is its stored report");
  }

  @Test
  void aFinishedExperimentNeedsItsImagesNoMore() throws Exception {
    String stored = withoutImages(COMPLETED);
    services.answer("GET /results/" + stored + "/report", 200, report());
    assertThat(lab("run", spec.toString())).isEqualTo(ExitCode.DONE);
    assertThat(err()).contains(stored + " has ended before; this is its stored report");
    assertThat(out()).contains("Verdict");
  }

  @Test
  void anUnfinishedExperimentIsNotSubmittedWithoutItsImages() throws Exception {
    String stored = withoutImages(RUNNING);
    assertThat(lab("run", spec.toString())).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(err()).contains("absent is not in any of ");
    assertThat(services.requests()).doesNotContain("PUT /experiments/" + stored);
  }

  /** A lab that is up, where the experiment stands so and its images are missing. */
  private String withoutImages(String progress) throws Exception {
    Files.writeString(
        spec,
        SPEC.replace(
            "{set: generated}",
            "{set: folder, folder: {name: absent, side: 8}, train: {from: train, images: 80},"
                + " validation: {from: train, images: 20}, test: {from: test, images: 20}}"));
    Files.createDirectories(home.resolve("kafka"));
    ProcessRef here = ProcessRef.of(ProcessHandle.current());
    LabState up = new LabState(here, here, here, URI.create(services.url()), "kafka", "mongo");
    Files.writeString(home.resolve("lab.json"), new ObjectMapper().writeValueAsString(up));
    String stored = SpecFile.read(spec).id();
    services
        .answer("GET /q/health/ready", 200, "{}")
        .answer("GET /experiments/" + stored, 200, "{}")
        .answer("GET /results/" + stored + "/progress", 200, progress);
    return stored;
  }

  @Test
  void againAsksForTheFirstSuffixThatIsFree() {
    services
        .answer("GET /experiments/" + id, 200, "{}")
        .answer("GET /experiments/" + id + "-2", 200, "{}")
        .answer("PUT /experiments/" + id + "-3", 202, "{}");
    assertThat(remote("submit", spec.toString(), "--again")).isEqualTo(ExitCode.DONE);
    assertThat(out()).isEqualToIgnoringNewLines(id + "-3");
  }

  @Test
  void submitSaysWhatMemoryATrainerWillNeed() {
    services.answer(
        "PUT /experiments/" + id,
        202,
        """
        {"state": "submitted",
         "trainerMemory": {"peak": 1649267441, "perFurtherTraining": 993001472}}
        """);
    assertThat(remote("submit", spec.toString())).isEqualTo(ExitCode.DONE);
    assertThat(err())
        .isEqualToIgnoringNewLines(
            "A trainer will need about 1,572 MiB with one training at a time,"
                + " and 947 MiB more for each further one.");
  }

  @Test
  void aFailedExperimentIsReportedAndEndsWithOne() throws IOException {
    services
        .answer("GET /experiments/x", 200, "{}")
        .answer("GET /results/x/progress", 200, FAILED)
        .answer("GET /results/x/report", 200, report());
    assertThat(remote("watch", "x")).isEqualTo(ExitCode.FAILED);
    assertThat(err()).contains("x failed: truth: it diverged");
  }

  @Test
  void portsAndIdsThatCannotBeAreRefusedWithWhatIsAllowed() {
    assertThat(remote("up", "--port", "99999")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(remote("report", "foo bar")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(err())
        .contains("'99999' is no port: 0 to 65535")
        .contains("'foo bar' is no id: small letters, digits and hyphens");
  }

  @Test
  void aSpecThatCannotBeRunIsRefusedWithAllViolationsOnePerLine() throws IOException {
    Files.writeString(spec, SPEC.replace("cells: 1", "cells: 0").replace("batch: 8", "batches: 8"));
    assertThat(remote("run", spec.toString())).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(err().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("  /space/cells is 0: "))
        .anyMatch(line -> line.startsWith("  /training/batches is 8: "));
    assertThat(services.requests()).isEmpty();
  }

  @Test
  void violationsThatOnlyTheServiceSeesArePrintedLikewise() {
    services.answer(
        "PUT /experiments/" + id,
        400,
        """
        {"status": 400, "detail": "too much",
         "violations": [{"pointer": "/stages/0/instances", "value": 1, "allowed": "2 or more"}]}
        """);
    assertThat(remote("submit", spec.toString())).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(err()).contains("  /stages/0/instances is 1: 2 or more");
  }

  @Test
  void aMissingSpecAndAnUnknownExperimentAreBadRequests() {
    assertThat(remote("run", "nowhere.yaml")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(err()).contains("There is no spec nowhere.yaml.");
    assertThat(remote("watch", "nobody")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(err()).contains("There is no experiment nobody");
  }

  @Test
  void theDoctorSaysWhatItFindsAndEndsWithThreeWhereSomethingIsMissing() {
    assertThat(lab("doctor")).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(out())
        .contains("java       " + System.getProperty("java.version"))
        .contains("home       " + home)
        .contains("images     ")
        .doesNotContain("A lab can run here.");
    assertThat(err()).hasLineCount(1).contains("start the lab with ./lab, which builds it.");
  }

  @Test
  void theDoctorSaysThatAHomeCannotBeWritten() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "");
    assertThat(lab("doctor", "--home", file.resolve("below").toString()))
        .isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(err()).contains("below cannot be written (").contains("give another --home.");
  }

  @Test
  void badUsageEndsWithTwo() {
    assertThat(lab("run")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(lab("fly")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(lab("report", "x", "-o", "xml")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(lab("list", "--url", "nothing")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(lab("doctor", "--seconds", "0")).isEqualTo(ExitCode.BAD_REQUEST);
    assertThat(remote("doctor")).isEqualTo(ExitCode.BAD_REQUEST);
  }

  @Test
  void aLabThatDoesNotAnswerEndsWithThree() {
    assertThat(lab("list", "--url", "http://127.0.0.1:1")).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(err()).startsWith("No lab answers at http://127.0.0.1:1 (").hasLineCount(1);
  }

  @Test
  void withoutALabSubmitSaysHowToStartOne() {
    assertThat(lab("submit", spec.toString())).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(err())
        .isEqualToIgnoringNewLines(
            "No lab runs on %s: start one with ./lab up, or give the --url of another."
                .formatted(home));
  }

  @Test
  void aPortInUseIsSaidInOneSentence() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(other.getLocalPort());
      assertThat(lab("run", spec.toString(), "--port", port)).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(err())
          .contains(
              "Port %s is in use by another program: give another with --port, or end that program."
                  .formatted(port));
    }
  }

  @Test
  void listCancelRebuildAndTheFormatsOfReportUseTheirResources() throws IOException {
    services
        .answer(
            "GET /experiments?page=0&size=100",
            200,
            "{\"total\":1,\"items\":[{\"id\":\"x\",\"state\":\"running\",\"submitted\":\"now\"}]}")
        .answer("DELETE /experiments/x", 202, "{}")
        .answer("POST /results/rebuild", 200, "{\"events\":{\"a\":1000,\"b\":234}}")
        .answer("GET /results/x/metrics?format=csv", 200, "stage,metric\ntruth,seed-tau\n")
        .answer("GET /results/x/trust?format=html", 200, "<html/>")
        .answer("GET /results/x/report", 200, report());
    assertThat(remote("report", "x", "-o", "html")).isEqualTo(ExitCode.DONE);
    assertThat(out()).isEqualTo("<html/>");
    assertThat(remote("list")).isEqualTo(ExitCode.DONE);
    assertThat(remote("cancel", "x")).isEqualTo(ExitCode.DONE);
    assertThat(remote("rebuild")).isEqualTo(ExitCode.DONE);
    assertThat(err()).contains("The database is rebuilt from the log: 1,234 events.");
    assertThat(remote("report", "x", "-o", "csv")).isEqualTo(ExitCode.DONE);
    assertThat(out()).contains("x ").contains("running").contains("truth,seed-tau");
    results.reset();
    assertThat(remote("report", "x", "-o", "json")).isEqualTo(ExitCode.DONE);
    assertThat(new ObjectMapper().readTree(out())).isEqualTo(new ObjectMapper().readTree(report()));
  }

  private static String report() throws IOException {
    return new ObjectMapper().writeValueAsString(Reports.quickstart());
  }

  private int remote(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--url", services.url()));
    return lab(all.toArray(String[]::new));
  }

  private int lab(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    if (!all.contains("--home")) {
      all.addAll(List.of("--home", home.toString()));
    }
    Console console =
        new Console(
            new PrintStream(results, true, UTF_8), new PrintStream(news, true, UTF_8), false);
    return Lab.execute(
        new Lab(new Installation(Path.of("nowhere")), console), all.toArray(String[]::new));
  }

  private String out() {
    return results.toString(UTF_8);
  }

  private String err() {
    return news.toString(UTF_8);
  }
}
