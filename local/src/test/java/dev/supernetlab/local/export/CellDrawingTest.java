package dev.supernetlab.local.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class CellDrawingTest {
  @ParameterizedTest
  @EnumSource(SpaceSpec.Output.class)
  void theDrawingIsXmlThatNamesEveryNodeAndTheOperatorOfEveryEdge(SpaceSpec.Output output)
      throws Exception {
    SpaceSpec space =
        new SpaceSpec(
            4, List.of(Operator.values()), 1, 4, null, null, null, null, output, null, null);

    List<String> texts = texts(CellDrawing.of(space, "123456789a"));

    List<String> operators =
        Arrays.stream(Operator.values()).limit(10).map(Operator::label).toList();
    assertThat(texts).containsAll(operators);
    assertThat(texts).contains("0", "1", "2", "3", "4", "out", "input");
    assertThat(texts).contains(output == SpaceSpec.Output.LAST ? "last node" : "concatenation");
  }

  private static List<String> texts(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    assertThat(document.getDocumentElement().getLocalName()).isEqualTo("svg");
    NodeList elements = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", "text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < elements.getLength(); i++) {
      texts.add(elements.item(i).getTextContent());
    }
    return texts;
  }
}
