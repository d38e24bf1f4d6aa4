package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.dqm.api.http.LoopbackRules.Claims;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackRulesTest {
    private final LoopbackRules rules = new LoopbackRules(8080);

    @ParameterizedTest
    @CsvSource({
        "GET,  localhost:8080, , , false",
        "GET,  LOCALHOST:8080, , , false",
        "GET,  127.0.0.1:8080, , , false",
        "GET,  [::1]:8080,     , , false",
        "GET,  localhost:8080, http://elsewhere.example, , false",
        "POST, localhost:8080, , application/json, false",
        "POST, localhost:8080, http://localhost:8080, application/json; charset=utf-8, false",
        "GET,  localhost:8080, http://localhost:8080, , true",
        "GET,  localhost:8080, , , true",
    })
    void ourOwnRequestsComeIn(String method, String host, String origin, String type, boolean upgrade) {
        assertThat(rules.refusal(claims(method, host, origin, type, upgrade))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  elsewhere.example:8080, , , false, Host",
        "GET,  localhost.elsewhere.example:8080, , , false, Host",
        "GET,  localhost:8081, , , false, Host",
        "GET,  localhost, , , false, Host",
        "GET,  '', , , false, Host",
        "POST, localhost:8080, http://elsewhere.example, application/json, false, Origin",
        "POST, localhost:8080, http://localhost:9999, application/json, false, Origin",
        "POST, localhost:8080, null, application/json, false, Origin",
        "POST, localhost:8080, , text/plain, false, Content-Type",
        "POST, localhost:8080, , , false, Content-Type",
        "DELETE, localhost:8080, , , false, Content-Type",
        "GET,  localhost:8080, http://elsewhere.example, , true, Origin",
    })
    void foreignRequestsAreRefusedWithTheHeaderThatIsWrong(
            String method, String host, String origin, String type, boolean upgrade, String header) {
        assertThat(rules.refusal(claims(method, host, origin, type, upgrade)))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith(header));
    }

    private static Claims claims(String method, String host, String origin, String type, boolean upgrade) {
        return new Claims(method, host, Optional.ofNullable(origin), Optional.ofNullable(type), upgrade);
    }
}
