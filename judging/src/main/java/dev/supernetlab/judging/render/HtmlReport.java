package dev.supernetlab.judging.render;

import dev.supernetlab.judging.Judgement;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report as one HTML file that needs nothing else: charts are drawn in it, and it can be printed.
 * It is well-formed XML as well.
 */
public final class HtmlReport {
  private static final String STYLE = resource("report.css");

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter page;
  private final Charts charts = new Charts();

  private HtmlReport() throws XMLStreamException {
    this.page = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
  }

  /** The page. */
  public static String of(Judgement judgement) {
    try {
      HtmlReport report = new HtmlReport();
      report.write(judgement);
      return report.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a page that cannot be written", e);
    }
  }

  private void write(Judgement judgement) throws XMLStreamException {
    String title = "Trust report: " + judgement.report().subject().name();
    raw("<!DOCTYPE html>\n");
    open("html");
    page.writeAttribute("lang", "en");
    open("head");
    page.writeEmptyElement("meta");
    page.writeAttribute("charset", "utf-8");
    page.writeEmptyElement("meta");
    page.writeAttribute("name", "viewport");
    page.writeAttribute("content", "width=device-width, initial-scale=1");
    element("title", title);
    element("style", STYLE);
    close();
    open("body");
    element("h1", title);
    for (Section section : Sections.of(judgement)) {
      section(section);
    }
    close();
    close();
    page.writeEndDocument();
    page.flush();
  }

  private void section(Section section) throws XMLStreamException {
    open("section");
    element("h2", section.title());
    paragraphs(section.sentences(), "said");
    for (Section.Grid grid : section.grids()) {
      grid(grid);
    }
    paragraphs(section.notes(), "note");
    for (Plot plot : section.plots()) {
      plot(plot);
    }
    close();
  }

  private void paragraphs(List<String> sentences, String kind) throws XMLStreamException {
    for (String sentence : sentences) {
      open("p");
      page.writeAttribute("class", kind);
      page.writeCharacters(sentence);
      close();
    }
  }

  private void grid(Section.Grid grid) throws XMLStreamException {
    open("table");
    open("thead");
    open("tr");
    for (String name : grid.header()) {
      element("th", name);
    }
    close();
    close();
    open("tbody");
    for (List<String> row : grid.rows()) {
      open("tr");
      for (int i = 0; i < grid.header().size(); i++) {
        element("td", i < row.size() ? row.get(i) : "");
      }
      close();
    }
    close();
    close();
  }

  private void plot(Plot plot) throws XMLStreamException {
    open("figure");
    element("figcaption", plot.title());
    raw(charts.svg(plot));
    close();
  }

  private void open(String name) throws XMLStreamException {
    page.writeStartElement(name);
  }

  private void close() throws XMLStreamException {
    page.writeEndElement();
  }

  private void element(String name, String content) throws XMLStreamException {
    open(name);
    page.writeCharacters(content);
    close();
  }

  /** Writes what is markup already. */
  private void raw(String markup) throws XMLStreamException {
    // Closes the start tag that is open.
    page.writeCharacters("");
    page.flush();
    text.write(markup);
  }

  private static String resource(String name) {
    try (InputStream bytes = HtmlReport.class.getResourceAsStream(name)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
