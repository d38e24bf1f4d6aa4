package org.dqm.model.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a piece of a page, well-formed whatever the text is. */
final class Markup {
    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;

    Markup() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins an element; attributes are names and values in turn. */
    Markup open(String tag, Object... attributes) {
        return write(() -> {
            xml.writeStartElement(tag);
            attributes(attributes);
        });
    }

    Markup close() {
        return write(xml::writeEndElement);
    }

    Markup text(String text) {
        return write(() -> xml.writeCharacters(text));
    }

    /** An element that holds text alone. */
    Markup element(String tag, String text, Object... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** An element that never holds anything, such as a line of a drawing. */
    Markup leaf(String tag, Object... attributes) {
        return write(() -> {
            xml.writeEmptyElement(tag);
            attributes(attributes);
        });
    }

    private void attributes(Object... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            xml.writeAttribute(
                    attributes[i].toString(), value instanceof Double d ? Numbers.pixel(d) : value.toString());
        }
    }

    private Markup write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        write(xml::flush);
        return out.toString();
    }

    private interface Step {
        void run() throws XMLStreamException;
    }
}
