package dev.supernetlab.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.analytics.progress.Progress;
import dev.supernetlab.local.UnavailableException;
import dev.supernetlab.local.client.LabClient;
import dev.supernetlab.local.client.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final String PATH = "GET /results/x/progress";
  private static final String RUNNING =
      "{\"experiment\":\"x\",\"state\":\"running\",\"stages\":[]}";

  private final ByteArrayOutputStream news = new ByteArrayOutputStream();
  private final PrintStream output = new PrintStream(news, true, UTF_8);
  private Duration now = Duration.ZERO;
  private final Patience patience =
      new Patience(new Console(output, output, false), () -> now.toNanos());
  private FakeLab services;

  @BeforeEach
  void start() throws IOException {
    services = new FakeLab();
  }

  @AfterEach
  void stop() {
    services.close();
  }

  @Test
  void aServiceThatStartsAgainIsWaitedForAndThatIsSaidOnce() {
    services
        .answer(PATH, 502, "Bad Gateway")
        .answer(PATH, 503, "{}")
        .answer(PATH, 200, RUNNING)
        .answer(PATH, 502, "Bad Gateway");
    assertThat(ask()).isEmpty();
    assertThat(ask()).isEmpty();
    assertThat(news.toString(UTF_8)).hasLineCount(1).contains("does not answer now");

    now = Duration.ofMinutes(2);
    assertThat(ask()).isPresent();
    now = Duration.ofMinutes(4);
    assertThat(ask()).isEmpty();
    assertThat(news.toString(UTF_8)).hasLineCount(2);
  }

  @Test
  void aLabThatIsAwayForMoreThanTwoMinutesIsGivenUp() {
    services.close();
    assertThat(ask()).isEmpty();
    now = Duration.ofSeconds(121);
    assertThatThrownBy(this::ask).isInstanceOf(UnavailableException.class);
  }

  @Test
  void whatTheLabRefusesIsNotAskedAgain() {
    services.answer(PATH, 400, "{}");
    assertThatThrownBy(this::ask).isInstanceOf(RefusedException.class);
  }

  private Optional<Progress> ask() {
    return patience.ask(() -> LabClient.at(URI.create(services.url())).progress("x"));
  }
}
