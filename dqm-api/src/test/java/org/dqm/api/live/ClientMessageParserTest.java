package org.dqm.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.dqm.api.live.ClientMessage.Bad;
import org.dqm.api.live.ClientMessage.Filter;
import org.dqm.api.live.ClientMessage.Hello;
import org.dqm.api.live.ClientMessage.Resume;
import org.dqm.api.live.ClientMessage.Seen;
import org.dqm.api.view.Alarms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientMessageParserTest {
    private final ClientMessageParser parser = new ClientMessageParser(Alarms.json());

    @Test
    void helloMayBeBare() {
        assertThat(parser.parse("{\"type\":\"hello\"}")).isEqualTo(new Hello(Optional.empty(), FeedFilter.ALL));
    }

    @Test
    void helloMaySayWhereItWas() {
        ClientMessage message = parser.parse(
                "{\"type\":\"hello\",\"resume\":{\"epoch\":\"e\",\"to\":12},\"filter\":{\"subsystem\":\"Hcal\"},\"x\":1}");

        assertThat(message).isEqualTo(new Hello(Optional.of(new Resume("e", 12)), new FeedFilter(Optional.of("Hcal"))));
    }

    @Test
    void filterAndSeenAreKnown() {
        assertThat(parser.parse("{\"type\":\"filter\",\"filter\":{}}")).isEqualTo(new Filter(FeedFilter.ALL));
        assertThat(parser.parse("{\"type\":\"seen\",\"to\":4}")).isEqualTo(new Seen(4));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "hello                                           | not JSON",
                "[]                                              | type must be hello, filter or seen",
                "{'type':'bye'}                                  | type must be hello, filter or seen",
                "{'type':'seen','to':-1}                         | to must be a whole number, 0 or more",
                "{'type':'seen','to':1.5}                        | to must be a whole number, 0 or more",
                "{'type':'hello','resume':{'to':1}}              | resume.epoch must be a text",
                "{'type':'hello','filter':{'colour':'red'}}      | unknown filter colour; known: subsystem",
                "{'type':'hello','filter':{'subsystem':7}}       | filter.subsystem must be a text",
            })
    void whatIsWrongIsSaid(String text, String reason) {
        assertThat(parser.parse(text.replace('\'', '"'))).isEqualTo(new Bad(reason));
    }
}
