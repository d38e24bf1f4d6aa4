package org.dqm.model.report;

import java.util.List;

/** A small drawing with two axes, as wide as a telephone is, so that its letters keep their size. */
final class Chart {
    static final double WIDTH = 360;

    private static final double LEFT = 44;
    private static final double RIGHT = 350;
    private static final double TOP = 10;
    private static final double BOTTOM = 34;

    private final Markup out;
    private final Scale x;
    private final Scale y;

    private Chart(Markup out, Scale x, Scale y) {
        this.out = out;
        this.x = x;
        this.y = y;
    }

    /**
     * Begins a drawing; {@link #end} ends it.
     *
     * @param title said to those who cannot see it
     * @param x over any pixels, drawn from the left to the right end
     */
    static Chart begin(Markup out, String title, double height, Scale x, Scale y) {
        out.open("svg", "viewBox", "0 0 360 " + Numbers.pixel(height), "role", "img", "class", "chart");
        out.element("title", title);
        Chart chart = new Chart(
                out,
                new Scale(x.low(), x.high(), LEFT, RIGHT, x.isLogarithmic()),
                new Scale(y.low(), y.high(), height - BOTTOM, TOP, y.isLogarithmic()));
        out.leaf(
                "rect", "class", "ground", "x", LEFT, "y", TOP, "width", RIGHT - LEFT, "height", height - BOTTOM - TOP);
        return chart;
    }

    /** A mark on the lower axis. */
    Chart tickX(double value, String label) {
        double at = x.at(value);
        out.leaf("line", "class", "grid", "x1", at, "x2", at, "y1", y.from(), "y2", y.to());
        out.element("text", label, "class", "tick", "x", at, "y", y.from() + 13, "text-anchor", "middle");
        return this;
    }

    /** A mark on the left axis. */
    Chart tickY(double value, String label) {
        double at = y.at(value);
        out.leaf("line", "class", "grid", "x1", x.from(), "x2", x.to(), "y1", at, "y2", at);
        out.element("text", label, "class", "tick", "x", x.from() - 5, "y", at + 3.5, "text-anchor", "end");
        return this;
    }

    Chart nameX(String name) {
        double middle = (x.from() + x.to()) / 2;
        out.element("text", name, "class", "axis", "x", middle, "y", y.from() + 28, "text-anchor", "middle");
        return this;
    }

    /** A line through points {@code {x, y}}; those that would lie on the one before are left out. */
    Chart line(String style, String title, List<double[]> points) {
        StringBuilder path = new StringBuilder();
        double lastX = Double.NEGATIVE_INFINITY;
        double lastY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.size(); i++) {
            double px = x.at(points.get(i)[0]);
            double py = y.at(points.get(i)[1]);
            if (i == points.size() - 1 || Math.hypot(px - lastX, py - lastY) >= 1.5) {
                path.append(path.isEmpty() ? "M" : "L")
                        .append(Numbers.pixel(px))
                        .append(' ')
                        .append(Numbers.pixel(py));
                lastX = px;
                lastY = py;
            }
        }
        if (!path.isEmpty()) {
            out.open("path", "class", style, "d", path).element("title", title).close();
        }
        return this;
    }

    /** A filled area between two numbers on the lower axis, from top to bottom. */
    Chart bandX(String style, double low, double high) {
        double width = x.at(high) - x.at(low);
        out.leaf("rect", "class", style, "x", x.at(low), "y", y.to(), "width", width, "height", y.from() - y.to());
        return this;
    }

    /** A box in units of the axes. */
    Chart box(String style, double[] xs, double[] ys) {
        double left = x.at(xs[0]);
        double upper = y.at(ys[1]);
        out.leaf(
                "rect",
                "class",
                style,
                "x",
                left,
                "y",
                upper,
                "width",
                Math.max(0.5, x.at(xs[1]) - left),
                "height",
                Math.max(0.5, y.at(ys[0]) - upper));
        return this;
    }

    Chart dot(String style, double px, double py) {
        out.leaf("circle", "class", style, "cx", x.at(px), "cy", y.at(py), "r", 4.0);
        return this;
    }

    void end() {
        out.close();
    }
}
