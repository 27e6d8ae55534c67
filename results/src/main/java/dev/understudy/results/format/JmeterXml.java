package dev.understudy.results.format;

import dev.understudy.core.verify.Clock;
import dev.understudy.results.row.Row;
import dev.understudy.results.text.FieldException;
import dev.understudy.results.text.Intake;
import dev.understudy.results.text.Numbers;
import dev.understudy.results.text.ResultException;
import dev.understudy.results.text.TextInput;
import java.io.IOException;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// JMeter's result file as XML: `httpSample` elements with their attributes. A sample inside an
/// HTTP sample (a redirect, an image of a page) is part of it; a `sample` around HTTP samples is a
/// transaction, of which only they count.
final class JmeterXml {
  private final Intake intake;
  private final Names threads = new Names();
  private int depth; // of HTTP samples
  private Row.Builder row = Row.of(0);
  private String method = "";
  private String url = "";

  private JmeterXml(Intake intake) {
    this.intake = intake;
  }

  static boolean recognises(Head head) {
    return head.text().contains("<testResults");
  }

  static Clock read(TextInput in, Intake intake, Optional<Double> unit) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    JmeterXml reader = new JmeterXml(intake);
    int line = 0;
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(in.bytes());
      while (xml.hasNext()) {
        int event = xml.next();
        line = xml.getLocation().getLineNumber();
        if (event == XMLStreamConstants.START_ELEMENT) {
          reader.start(xml);
        } else if (event == XMLStreamConstants.END_ELEMENT
            && xml.getLocalName().equals("httpSample")) {
          reader.end();
        }
      }
    } catch (XMLStreamException e) {
      int at = e.getLocation() == null ? line : e.getLocation().getLineNumber();
      String reason = String.valueOf(e.getMessage()).replaceAll("(?s).*Message: ", "");
      throw new ResultException(
          in.name(),
          at,
          "the XML is damaged or cut off after "
              + intake.requests()
              + " samples ("
              + reason
              + "); a JTL of a test that was stopped lacks </testResults>: add it");
    }
    return JmeterCsv.CLOCK;
  }

  private void start(XMLStreamReader xml) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "httpSample" -> {
        depth++;
        if (depth == 1) {
          begin(xml);
        }
      }
      case "method" -> method = depth == 1 ? xml.getElementText() : method;
      case "java.net.URL" -> url = depth == 1 ? xml.getElementText() : url;
      default -> {}
    }
  }

  private void begin(XMLStreamReader xml) {
    method = "";
    url = "";
    try {
      String connect = attribute(xml, "ct");
      long connected = connect.isEmpty() ? 0 : Numbers.whole("ct", connect);
      if (!connect.isEmpty()) {
        intake.note(JmeterCsv.CONNECT_NOTE);
      }
      long elapsed = Numbers.whole("t", attribute(xml, "t"));
      if (elapsed < 0) {
        throw new FieldException("t is negative: " + elapsed);
      }
      row =
          Row.of(Numbers.elapsed("t", (double) Math.max(0, elapsed - connected), 1e6))
              .start(Numbers.stamp("ts", attribute(xml, "ts"), 1e6))
              .label(attribute(xml, "lb"))
              .connection(threads.number(attribute(xml, "tn")));
      JmeterReply.set(
          row, attribute(xml, "rc"), attribute(xml, "rm"), !attribute(xml, "s").equals("false"));
    } catch (FieldException e) {
      intake.broken(xml.getLocation().getLineNumber(), e, "<httpSample " + attribute(xml, "lb"));
      depth = -1_000_000; // its parts are not looked at; end() comes back
    }
  }

  private void end() {
    if (depth < 0) {
      depth = 0;
      return;
    }
    depth--;
    if (depth == 0) {
      intake.row(row.request(method, url).build());
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }
}
