package dev.supernetlab.local.export;

import dev.supernetlab.contracts.spec.Operator;
import dev.supernetlab.contracts.spec.SpaceSpec;
import dev.supernetlab.supernet.space.SearchSpace;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A child's cell as SVG: nodes in a row, edges as arcs above it with their operators, below it what
 * leads to the output.
 */
public final class CellDrawing {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final int STEP = 170;
  private static final int RADIUS = 18;
  private static final int MARGIN = 60;

  /** Between the tops of arcs that span one node more; a label stands above each. */
  private static final int RISE = 44;

  private final SearchSpace space;
  private final List<Operator> operators;
  private final XMLStreamWriter xml;
  private final int row;

  private CellDrawing(SpaceSpec space, String label, XMLStreamWriter xml) {
    this.space = new SearchSpace(space);
    this.operators = this.space.child(label).operators();
    this.xml = xml;
    this.row = MARGIN + space.nodes() * RISE;
  }

  /** The drawing, as a document of its own. */
  public static String of(SpaceSpec space, String label) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new CellDrawing(space, label, xml).document(label);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("no SVG", e);
    }
    return text.toString();
  }

  private void document(String label) throws XMLStreamException {
    int width = x(space.nodes() + 1) + MARGIN;
    int deepest = space.nodes() + 1 - space.firstOutput();
    int height = row + RISE * deepest + MARGIN;
    xml.writeStartDocument("UTF-8", "1.0");
    xml.setDefaultNamespace(NAMESPACE);
    xml.writeStartElement(NAMESPACE, "svg");
    xml.writeDefaultNamespace(NAMESPACE);
    attribute("viewBox", "0 0 %d %d".formatted(width, height));
    attribute("width", width);
    attribute("height", height);
    attribute("font-family", "sans-serif");
    attribute("font-size", 13);
    element("title", "Child " + label);
    xml.writeEmptyElement(NAMESPACE, "rect");
    attribute("width", width);
    attribute("height", height);
    attribute("fill", "white");
    for (int to = 1; to <= space.nodes(); to++) {
      for (int from = 0; from < to; from++) {
        arc(from, to, -RISE * (to - from), operator(from, to) == Operator.NONE);
      }
    }
    for (int node = space.firstOutput(); node <= space.nodes(); node++) {
      int output = space.nodes() + 1;
      arc(node, output, RISE * (output - node), false);
    }
    for (int to = 1; to <= space.nodes(); to++) {
      for (int from = 0; from < to; from++) {
        int top = row - RISE * (to - from);
        text((x(from) + x(to)) / 2, top - 6, operator(from, to).label(), "#1f2937");
      }
    }
    for (int node = 0; node <= space.nodes() + 1; node++) {
      node(node);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private Operator operator(int from, int to) {
    return operators.get(space.edge(from, to));
  }

  /** A curve whose top is that far below the row. */
  private void arc(int from, int to, int below, boolean nothing) throws XMLStreamException {
    xml.writeEmptyElement(NAMESPACE, "path");
    // The top of a quadratic curve lies half-way to its control point.
    attribute(
        "d",
        "M %d %d Q %d %d %d %d"
            .formatted(x(from), row, (x(from) + x(to)) / 2, row + 2 * below, x(to), row));
    attribute("fill", "none");
    attribute("stroke", nothing ? "#9ca3af" : "#2563eb");
    attribute("stroke-width", 2);
    if (nothing || below > 0) {
      attribute("stroke-dasharray", nothing ? "2 5" : "6 4");
    }
  }

  private void node(int node) throws XMLStreamException {
    xml.writeEmptyElement(NAMESPACE, "circle");
    attribute("cx", x(node));
    attribute("cy", row);
    attribute("r", RADIUS);
    attribute("fill", "#e5e7eb");
    attribute("stroke", "#1f2937");
    boolean output = node == space.nodes() + 1;
    text(x(node), row + 5, output ? "out" : Integer.toString(node), "#111827");
    if (node == 0) {
      text(x(node), row + RADIUS + 16, "input", "#4b5563");
    } else if (output) {
      boolean last = space.firstOutput() == space.nodes();
      text(x(node), row - RADIUS - 8, last ? "last node" : "concatenation", "#4b5563");
    }
  }

  private void text(int x, int y, String text, String colour) throws XMLStreamException {
    xml.writeStartElement(NAMESPACE, "text");
    attribute("x", x);
    attribute("y", y);
    attribute("text-anchor", "middle");
    attribute("fill", colour);
    attribute("stroke", "white");
    attribute("stroke-width", 3);
    attribute("paint-order", "stroke");
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(NAMESPACE, name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private void attribute(String name, Object value) throws XMLStreamException {
    xml.writeAttribute(name, value.toString());
  }

  private static int x(int node) {
    return MARGIN + node * STEP;
  }
}
