package org.dqm.api.sink;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON of what leaves the service: absent values are left out, times are RFC 3339. */
final class SinkJson {
    /** For Kafka. */
    static final SinkJson SNAKE_CASE = new SinkJson(
            mapper().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build());
    /** For HTTP. */
    static final SinkJson CAMEL_CASE = new SinkJson(mapper().build());

    private final ObjectMapper mapper;

    private SinkJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    private static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .findAndAddModules()
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }

    String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message of a sink does not encode", e);
        }
    }
}
