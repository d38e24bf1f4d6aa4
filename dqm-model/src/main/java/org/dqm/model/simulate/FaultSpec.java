package org.dqm.model.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.model.geometry.DetectorUnit;
import org.dqm.model.geometry.Geometry;

/**
 * Faults as text, for the command line.
 *
 * <p>{@code KIND,SHAPE,KEY=VALUE,…} with {@code ;} between faults. KIND is dead, cold, hot, exchanged or stuck; SHAPE is
 * bin or block (keys {@code x} and {@code y}: a bin or {@code from-to}), module, supermodule, sector or ring (key {@code
 * unit}: a name of the detector's geometry). {@code factor} is needed if cold, hot or stuck (a power of 2). {@code with}
 * is the unit to exchange with. {@code since} is the first lumisection with the fault (1 unless given), {@code until}
 * the first without it (never unless given); {@code course} is steady, flickering or growing. Example: {@code
 * dead,block,x=40-44,y=10-14,since=13,until=21;hot,bin,x=30,y=7,factor=3;cold,module,unit=HBM07,factor=0.5}
 */
public final class FaultSpec {
    private static final Set<String> KEYS = Set.of("x", "y", "unit", "with", "factor", "since", "until", "course");

    private final Geometry geometry;

    public FaultSpec(Geometry geometry) {
        this.geometry = geometry;
    }

    /**
     * The faults of a text, numbered in its order.
     *
     * @throws IllegalArgumentException if it is no specification; the message quotes the fault and says what is expected
     */
    public List<Fault> parse(String text) {
        List<Fault> faults = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            try {
                faults.add(fault("fault-" + (faults.size() + 1), part.trim()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("fault '" + part + "': " + e.getMessage(), e);
            }
        }
        return faults;
    }

    private Fault fault(String id, String text) {
        String[] words = text.split(",", -1);
        if (words.length < 3) {
            throw new IllegalArgumentException("expected KIND,SHAPE,KEY=VALUE,…");
        }
        FaultKind kind = named(FaultKind.values(), words[0]);
        FaultShape shape = words[1].equals("sector") ? FaultShape.SUPERMODULE : named(FaultShape.values(), words[1]);
        Map<String, String> values = values(Arrays.asList(words).subList(2, words.length));
        return new Fault(
                id,
                kind,
                shape,
                bins(shape, values),
                kind == FaultKind.EXCHANGED ? Optional.of(unit(shape, value(values, "with"))) : Optional.empty(),
                number(values.getOrDefault("factor", factor(kind))),
                named(Course.values(), values.getOrDefault("course", "steady")),
                whole(values.getOrDefault("since", "1")),
                values.containsKey("until") ? OptionalInt.of(whole(value(values, "until"))) : OptionalInt.empty());
    }

    private static Map<String, String> values(List<String> words) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            String key = equals < 0 ? word : word.substring(0, equals);
            if (equals < 0 || !KEYS.contains(key)) {
                throw new IllegalArgumentException(
                        "unknown '" + word + "'; keys are x, y, unit, with, factor, since, until, course");
            }
            values.put(key, word.substring(equals + 1));
        }
        return values;
    }

    private BinSet bins(FaultShape shape, Map<String, String> values) {
        return switch (shape) {
            case BIN, BLOCK -> {
                BinSet bins = BinSet.rectangle(
                        geometry.nx(), geometry.ny(), range(value(values, "x")), range(value(values, "y")));
                if (shape == FaultShape.BIN && bins.count() != 1) {
                    throw new IllegalArgumentException("a bin is one x and one y; a rectangle is a block");
                }
                yield bins;
            }
            case MODULE, SUPERMODULE, RING -> unit(shape, value(values, "unit"));
        };
    }

    private static String factor(FaultKind kind) {
        return switch (kind) {
            case DEAD -> "0";
            case EXCHANGED -> "1";
            case COLD, HOT, STUCK -> "missing";
        };
    }

    private BinSet unit(FaultShape shape, String name) {
        List<DetectorUnit> units = shape.units(geometry);
        return units.stream()
                .filter(unit -> unit.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no "
                        + shape.name().toLowerCase(Locale.ROOT) + " '" + name + "'; there are "
                        + String.join(
                                " ", units.stream().map(DetectorUnit::name).toList())))
                .bins();
    }

    private static String value(Map<String, String> values, String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("key " + key + " is missing");
        }
        return value;
    }

    private static BinRange range(String text) {
        int dash = text.indexOf('-');
        return dash < 0
                ? new BinRange(whole(text), whole(text))
                : new BinRange(whole(text.substring(0, dash)), whole(text.substring(dash + 1)));
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a whole number, got '" + text + "'", e);
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("factor must be a number, got '" + text + "'", e);
        }
    }

    private static <E extends Enum<E>> E named(E[] values, String word) {
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown '" + word + "'; there are "
                        + Arrays.toString(values).toLowerCase(Locale.ROOT)));
    }
}
