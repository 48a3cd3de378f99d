package dev.supernetlab.judging.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supernetlab.supernet.space.SearchSpace;
import org.junit.jupiter.api.Test;

class SpacesTest {
  @Test
  void thePapersSpaceHasSixtyFourChildren() {
    SearchSpace space = Spaces.named("deeper-64").orElseThrow();
    assertThat(space.size()).hasValue(64);
    assertThat(Spaces.named("unknown")).isEmpty();
  }

  @Test
  void aSpaceStandsAloneOrWithinASpecInYamlOrJson() {
    String yaml = "nodes: 1\noperators: [skip_connect, max_pool_3x3]\ncells: 1\nchannels: 4\n";
    assertThat(Spaces.parse(yaml).size()).hasValue(2);
    assertThat(Spaces.parse("name: x\nspace:\n" + yaml.indent(2)).size()).hasValue(2);
    assertThat(
            Spaces.parse(
                    "{\"nodes\":4,\"cells\":1,\"channels\":4,\"operators\":[\"skip_connect\","
                        + "\"max_pool_3x3\",\"sep_conv_3x3\",\"sep_conv_5x5\",\"dil_conv_3x3\"]}")
                .size())
        .hasValue(9_765_625);
  }

  @Test
  void aSpaceThatCannotBeIsRefusedWithPlaces() {
    assertThatThrownBy(() -> Spaces.parse("nodes: 9\noperators: [skip]\ncells: 1\nchannels: 4\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/space/nodes is 9: must be at most 6")
        .hasMessageContaining("/space/operators");
    assertThatThrownBy(() -> Spaces.parse("nodes: ["))
        .hasMessageContaining("neither YAML nor JSON");
    assertThatThrownBy(() -> Spaces.parse("just words"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/space");
  }
}
