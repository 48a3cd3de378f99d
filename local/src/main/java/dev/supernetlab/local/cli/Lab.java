package dev.supernetlab.local.cli;

import dev.supernetlab.contracts.spec.DataSpec;
import dev.supernetlab.local.UnavailableException;
import dev.supernetlab.local.client.LabClient;
import dev.supernetlab.local.data.DataDirectories;
import dev.supernetlab.local.data.DataFinder;
import dev.supernetlab.local.process.Home;
import dev.supernetlab.local.process.Installation;
import dev.supernetlab.local.process.LabFinder;
import dev.supernetlab.local.process.LabState;
import dev.supernetlab.local.process.RunningLab;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** How far can a weight-sharing ranking of neural architectures be trusted? One command says. */
@Command(
    name = "lab",
    description = "How far can a weight-sharing ranking of neural architectures be trusted?",
    mixinStandardHelpOptions = true,
    version = "Supernet Lab 0.1.0",
    scope = ScopeType.INHERIT,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the experiment failed",
      "2:bad usage or spec",
      "3:a component or the data could not be had",
      "130:interrupted"
    },
    subcommands = {
      RunCommand.class,
      PlanCommand.class,
      UpCommand.class,
      SubmitCommand.class,
      WatchCommand.class,
      ListCommand.class,
      ReportCommand.class,
      JudgeCommand.class,
      ExportChildCommand.class,
      CancelCommand.class,
      RebuildCommand.class,
      DownCommand.class,
      DoctorCommand.class
    })
public final class Lab {
  /** Processes of a killed lab may take so long to notice. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "all that a lab keeps (default: ~/.supernet-lab)")
  private Path home = Path.of(System.getProperty("user.home"), ".supernet-lab");

  @Option(
      names = "--port",
      paramLabel = "N",
      scope = ScopeType.INHERIT,
      converter = PortConverter.class,
      description =
          "port of the REST interfaces of a lab that is started (default: 8080; 0: a free one)")
  private int port = 8080;

  @Option(
      names = "--url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "a lab elsewhere; nothing is started then")
  private URI url;

  @Option(
      names = "--sampler-url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "its sampler, if that has an origin of its own")
  private URI samplerUrl;

  @Option(
      names = "--analytics-url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "its analytics, if that has an origin of its own")
  private URI analyticsUrl;

  private final Installation installation;
  private final Console console;

  Lab(Installation installation, Console console) {
    this.installation = installation;
    this.console = console;
  }

  /**
   * Runs one command. The properties {@code lab.root} (where the lab is built) and {@code
   * lab.terminal} (whether standard error is one) come from the script that starts this.
   */
  public static void main(String[] args) {
    Console console = new Console(System.out, System.err, Boolean.getBoolean("lab.terminal"));
    Path root = Path.of(System.getProperty("lab.root", ".")).toAbsolutePath();
    System.exit(execute(new Lab(new Installation(root), console), args));
  }

  static int execute(Lab lab, String... args) {
    return new CommandLine(lab)
        .setOut(
            new java.io.PrintWriter(
                lab.console.results(), true, java.nio.charset.StandardCharsets.UTF_8))
        .setErr(
            new java.io.PrintWriter(
                lab.console.news(), true, java.nio.charset.StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new Failures(lab.console))
        .execute(args);
  }

  Console console() {
    return console;
  }

  Installation installation() {
    return installation;
  }

  Home home() {
    return new Home(home.toAbsolutePath().normalize());
  }

  LabFinder finder() {
    return new LabFinder(home(), PATIENCE);
  }

  boolean isRemote() {
    return url != null || samplerUrl != null || analyticsUrl != null;
  }

  /** The lab that is up, or one that is started for this command. */
  Host open() {
    return found().orElseGet(this::start);
  }

  /**
   * The lab that is up, or one that is started for this command and only answers: what is
   * unfinished on it stays as it is.
   */
  Host openToLook() {
    return found().orElseGet(() -> start(false));
  }

  /**
   * The lab that is up.
   *
   * @throws UnavailableException if none is
   */
  Host require() {
    return found()
        .orElseThrow(
            () ->
                new UnavailableException(
                    "No lab runs on %s: start one with ./lab up, or give the --url of another."
                        .formatted(home().directory())));
  }

  /** Starts a lab; the command that does so ends it. */
  Host.Started start() {
    return start(true);
  }

  private Host.Started start(boolean working) {
    Home prepared = home();
    prepared.prepare();
    console.say("Starting Kafka, the store and the services on " + prepared.directory() + ".");
    RunningLab.Options options = new RunningLab.Options(port, directories().all(), working);
    return Host.Started.start(
        () -> RunningLab.start(prepared, installation, options, console::say), console);
  }

  /** Whether images are missing here; a lab elsewhere has its own. */
  boolean lacks(DataSpec data) {
    return !isRemote() && !dataFinder().has(data);
  }

  /** Makes sure that the images are here, if the lab is. */
  void requireData(DataSpec data) {
    if (!isRemote()) {
      home().prepare();
      dataFinder().require(data);
    }
  }

  private DataFinder dataFinder() {
    return new DataFinder(directories(), console::display, console::say);
  }

  /** Where images are looked for. */
  DataDirectories directories() {
    return DataDirectories.of(System.getenv("SUPERNET_LAB_DATA"), home().data());
  }

  private Optional<Host> found() {
    if (isRemote()) {
      return Optional.of(new Host.Found(new LabClient(origin(samplerUrl), origin(analyticsUrl))));
    }
    return finder().running().map(LabState::url).map(LabClient::at).map(Host.Found::new);
  }

  private URI origin(URI ofService) {
    URI origin = ofService != null ? ofService : url;
    if (origin == null || origin.getScheme() == null || origin.getHost() == null) {
      throw new UsageException(
          "A lab elsewhere needs --url http://host:port, or both --sampler-url and"
              + " --analytics-url.");
    }
    return origin;
  }
}
