package dev.supernetlab.judging.render;

import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.knowm.xchart.internal.chartpart.Chart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Turns drawings into SVG elements that can stand in a page. */
final class Svg {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private Svg() {}

  /**
   * One chart.
   *
   * @param prefix of the ids within, which must differ between the charts of a page
   */
  static String of(Chart<?, ?> chart, int width, int height, String prefix) {
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .getDOMImplementation()
              .createDocument(NAMESPACE, "svg", null);
      SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
      context.setComment(null);
      context.setIDGenerator(new Prefixed(prefix));
      SVGGraphics2D graphics = new SVGGraphics2D(context, false);
      chart.paint(graphics, width, height);
      Element root = graphics.getRoot();
      root.setAttribute("viewBox", "0 0 %d %d".formatted(width, height));
      root.setAttribute("role", "img");
      NodeList definitions = root.getElementsByTagName("defs");
      for (int i = 0; i < definitions.getLength(); i++) {
        ((Element) definitions.item(i)).setAttribute("id", prefix + "defs" + i);
      }
      return text(root);
    } catch (ParserConfigurationException | TransformerException e) {
      throw new IllegalStateException("no SVG", e);
    }
  }

  private static String text(Element root) throws TransformerException {
    Transformer transformer = TransformerFactory.newInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter text = new StringWriter();
    transformer.transform(new DOMSource(root), new StreamResult(text));
    return text.toString();
  }

  private static final class Prefixed extends SVGIDGenerator {
    private final String prefix;

    Prefixed(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public String generateID(String kind) {
      return prefix + super.generateID(kind);
    }
  }
}
