package org.mailherd.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailherd.bench.AntispamReport.Judged;

/**
 * Draws the share of spam caught (upwards) over the share of ham lost, the latter from none to five
 * in a hundred: beyond that nobody would use a filter. Its dots are what each filter does at its
 * own threshold.
 */
final class AntispamPicture {
    private static final double WORST = 0.05;
    private static final int LEFT = 60;
    private static final int TOP = 30;
    private static final int WIDTH = 480;
    private static final int HEIGHT = 300;

    /** Readable on white and on black. */
    private static final List<String> COLOURS = List.of("#2f81f7", "#d4762c", "#2da44e");

    private final StringBuilder out = new StringBuilder();

    private AntispamPicture() {}

    static void write(Path results, Path picture) throws IOException {
        Map<String, List<Judged>> judged = AntispamReport.judged(results);
        AntispamPicture drawn = new AntispamPicture();
        drawn.frame();
        int number = 0;
        for (Map.Entry<String, List<Judged>> filter : new LinkedHashMap<>(judged).entrySet()) {
            drawn.curve(filter.getKey(), filter.getValue(), number++);
        }
        drawn.out.append("</svg>\n");
        Files.writeString(picture, drawn.out);
    }

    private void frame() {
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">",
                LEFT + WIDTH + 20, TOP + HEIGHT + 50);
        line("<title>Spam caught over ham lost</title>");
        line(
                "<style>text{fill:#1f2328}.g{stroke:#8c959f;stroke-opacity:.35}.c{fill:none;stroke-width:2}"
                        + "@media(prefers-color-scheme:dark){text{fill:#e6edf3}}</style>");
        for (int i = 0; i <= 5; i++) {
            double x = x(i / 100.0);
            double y = y(i / 5.0);
            line("<path class=\"g\" d=\"M%.1f %dV%d\"/>", x, TOP, TOP + HEIGHT);
            line("<path class=\"g\" d=\"M%d %.1fH%d\"/>", LEFT, y, LEFT + WIDTH);
            line(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d %%</text>",
                    x, TOP + HEIGHT + 18, i);
            line(
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d %%</text>",
                    LEFT - 6, y + 4, i * 20);
        }
        line(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">ham lost</text>",
                LEFT + WIDTH / 2, TOP + HEIGHT + 40);
        line("<text x=\"%d\" y=\"18\">spam caught</text>", LEFT);
    }

    private void curve(String name, List<Judged> list, int number) {
        String colour = COLOURS.get(number % COLOURS.size());
        List<Judged> sorted =
                list.stream().sorted(Comparator.comparingDouble(Judged::score).reversed()).toList();
        double spam = list.stream().filter(Judged::spam).count();
        double ham = list.size() - spam;
        StringBuilder path =
                new StringBuilder(String.format(Locale.ROOT, "M%.1f %.1f", x(0), y(0)));
        int caught = 0;
        int lost = 0;
        for (int i = 0; i < sorted.size() && lost / ham <= WORST; ) {
            double score = sorted.get(i).score();
            for (; i < sorted.size() && sorted.get(i).score() == score; i++) {
                caught += sorted.get(i).spam() ? 1 : 0;
                lost += sorted.get(i).spam() ? 0 : 1;
            }
            double at = Math.min(WORST, lost / ham);
            path.append(String.format(Locale.ROOT, "L%.1f %.1f", x(at), y(caught / spam)));
        }
        path.append(String.format(Locale.ROOT, "H%.1f", x(WORST)));
        line("<path class=\"c\" stroke=\"%s\" d=\"%s\"/>", colour, path);
        double filed = list.stream().filter(j -> j.spam() && j.filed()).count() / spam;
        double wrongly = list.stream().filter(j -> !j.spam() && j.filed()).count() / ham;
        line(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"%s\"/>",
                x(Math.min(WORST, wrongly)), y(filed), colour);
        int y = TOP + HEIGHT - 60 + 18 * number;
        line(
                "<circle cx=\"%d\" cy=\"%d\" r=\"5\" fill=\"%s\"/>",
                LEFT + WIDTH - 120, y - 4, colour);
        line("<text x=\"%d\" y=\"%d\">%s</text>", LEFT + WIDTH - 108, y, name);
    }

    private static double x(double lost) {
        return LEFT + WIDTH * lost / WORST;
    }

    private static double y(double caught) {
        return TOP + HEIGHT * (1 - caught);
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
