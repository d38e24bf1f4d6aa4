package org.dqm.alarm.threshold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedSet;
import java.util.TreeSet;
import org.dqm.alarm.Gates;
import org.dqm.alarm.Stage;
import org.dqm.alarm.Thresholds;
import org.dqm.domain.ElementPattern;

/**
 * A rule as JSON, in REST and in the database: {@code {pattern, priority, off, warn, alarm, gross, goodInARow,
 * minimumEntries, beamModes, stage, instruction}}, a limit as {@code {score}} or {@code {falseAlarmsPerWeek}},
 * {@code warn} and {@code alarm} with {@code n} and {@code m}.
 */
public final class RuleJson {
    private RuleJson() {}

    public static ObjectNode write(Rule rule) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("pattern", rule.pattern().glob());
        node.put("priority", rule.priority());
        Rule.Limits limits = rule.limits();
        node.set("off", limit(limits.off()));
        node.set("warn", criterion(limits.warn()));
        node.set("alarm", criterion(limits.alarm()));
        node.set("gross", limit(limits.gross()));
        node.put("goodInARow", limits.goodInARow());
        node.put("minimumEntries", rule.gates().minimumEntries());
        rule.gates().beamModes().forEach(node.putArray("beamModes")::add);
        node.put("stage", rule.stage().name());
        rule.instruction().ifPresent(text -> node.put("instruction", text));
        return node;
    }

    /**
     * Reads a rule; what is not there but for the pattern is as in {@code defaults}, at every lumisection, VISUAL.
     *
     * @throws IllegalArgumentException naming the field that is wrong
     */
    public static Rule read(JsonNode node, Thresholds defaults) {
        Fields fields = Fields.of(
                node,
                "pattern",
                "priority",
                "off",
                "warn",
                "alarm",
                "gross",
                "goodInARow",
                "minimumEntries",
                "beamModes",
                "stage",
                "instruction");
        Rule.Limits usual = Rule.Limits.of(defaults);
        Rule.Limits limits = new Rule.Limits(
                fields.has("off")
                        ? limit(fields.object("off", "score", "falseAlarmsPerWeek"), usual.off())
                        : usual.off(),
                criterion(fields, "warn", usual.warn()),
                criterion(fields, "alarm", usual.alarm()),
                fields.has("gross")
                        ? limit(fields.object("gross", "score", "falseAlarmsPerWeek"), usual.gross())
                        : usual.gross(),
                fields.whole("goodInARow", usual.goodInARow()));
        return new Rule(
                new ElementPattern(fields.needed("pattern")),
                fields.whole("priority", 0),
                limits,
                new Gates(fields.number("minimumEntries").orElse(0), modes(fields)),
                stage(fields),
                fields.text("instruction"));
    }

    private static Stage stage(Fields fields) {
        return fields.text("stage")
                .map(word -> switch (word) {
                    case "SHADOW" -> Stage.SHADOW;
                    case "VISUAL" -> Stage.VISUAL;
                    case "AUDIBLE" -> Stage.AUDIBLE;
                    default ->
                        throw new IllegalArgumentException("stage must be SHADOW, VISUAL or AUDIBLE, got " + word);
                })
                .orElse(Stage.VISUAL);
    }

    private static SortedSet<String> modes(Fields fields) {
        return new TreeSet<>(fields.texts("beamModes"));
    }

    private static Criterion criterion(Fields fields, String name, Criterion usual) {
        if (!fields.has(name)) {
            return usual;
        }
        Fields given = fields.object(name, "score", "falseAlarmsPerWeek", "n", "m");
        return given.checked(() ->
                new Criterion(limit(given, usual.limit()), given.whole("n", usual.n()), given.whole("m", usual.m())));
    }

    private static Limit limit(Fields given, Limit usual) {
        if (given.has("score") && given.has("falseAlarmsPerWeek")) {
            throw new IllegalArgumentException(given.name() + " must have score or falseAlarmsPerWeek, not both");
        }
        return given.checked(() -> {
            if (given.has("falseAlarmsPerWeek")) {
                return new Limit.FalseAlarmsPerWeek(
                        given.number("falseAlarmsPerWeek").orElseThrow());
            }
            return given.has("score") ? new Limit.Score(given.number("score").orElseThrow()) : usual;
        });
    }

    private static ObjectNode limit(Limit limit) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (limit instanceof Limit.FalseAlarmsPerWeek rate) {
            return node.put("falseAlarmsPerWeek", rate.rate());
        }
        return node.put("score", limit.score(1));
    }

    private static ObjectNode criterion(Criterion criterion) {
        return limit(criterion.limit()).put("n", criterion.n()).put("m", criterion.m());
    }
}
