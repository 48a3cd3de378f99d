package dev.supernetlab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CompareTest {
  private final Compare compare = new Compare();
  private final StringWriter errors = new StringWriter();
  private final CommandLine command =
      Compare.commandLine(compare).setErr(new PrintWriter(errors, true));

  @Test
  void withoutOptionsItIsTheWholeComparison() {
    command.parseArgs("--home", ".");
    assertThat(compare.what).containsExactly(Compare.What.values());
    assertThat(compare.peers).containsExactly(PeerKind.values());
    assertThat(compare.networks).containsExactly("paper", "small", "quickstart");
    assertThat(compare.children).containsExactly("111", "222", "333", "444");
    assertThat(compare.pairs).isEqualTo(5);
  }

  @Test
  void partsAndPeersAreNamedInLowerCase() {
    command.parseArgs("--home", ".", "--what", "scoring,memory", "--peers", "libtorch");
    assertThat(compare.what).containsExactly(Compare.What.SCORING, Compare.What.MEMORY);
    assertThat(compare.peers).containsExactly(PeerKind.LIBTORCH);
  }

  @Test
  void anUnknownNetworkIsRefusedWithWhatIsAllowed() {
    assertThat(command.execute("--home", ".", "--networks", "large"))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString().strip())
        .isEqualTo("no network 'large': must be paper, small or quickstart");
  }

  @Test
  void anUnknownChildIsRefusedBeforeAnythingIsMeasured() {
    assertThat(command.execute("--home", ".", "--children", "115"))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString().strip()).isEqualTo("label '115': edge 2 is '5', allowed are 1234");
  }
}
