package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A JSON file of an evaluation's folder, there whole or not at all. */
final class JsonFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonFile() {}

    static void write(Path folder, String name, ObjectNode node) throws IOException {
        Path temporary = folder.resolve(name + ".part");
        JSON.writeValue(temporary.toFile(), node);
        Files.move(temporary, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
