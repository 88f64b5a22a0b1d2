package org.mailherd.antispam.http;

import java.util.Map;

/** Text of OpenMetrics 1.0. */
final class OpenMetrics {

    private final StringBuilder text = new StringBuilder();

    void info(String name, String help, String label, String value) {
        head(name, "info", help);
        text.append(name).append("_info{").append(label).append("=\"").append(value);
        text.append("\"} 1\n");
    }

    void gauge(String name, String help, long value) {
        head(name, "gauge", help);
        text.append(name).append(' ').append(value).append('\n');
    }

    void counter(String name, String help, long value) {
        head(name, "counter", help);
        text.append(name).append("_total ").append(value).append('\n');
    }

    void labelled(String name, String help, String label, Map<String, Object> values) {
        head(name, "counter", help);
        values.forEach((key, value) -> {
            text.append(name).append("_total{").append(label).append("=\"").append(key);
            text.append("\"} ").append(value).append('\n');
        });
    }

    /** One for each of several things of a kind. */
    void gauges(String name, String help, Map<String, Long> byLabels) {
        if (byLabels.isEmpty()) {
            return;
        }
        head(name, "gauge", help);
        byLabels.forEach((labels, value) ->
                text.append(name)
                        .append('{')
                        .append(labels)
                        .append("} ")
                        .append(value)
                        .append('\n'));
    }

    void seconds(String name, String help, double seconds) {
        head(name, "gauge", help);
        text.append(name).append(' ').append(seconds).append('\n');
    }

    private void head(String name, String type, String help) {
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        text.append("# HELP ").append(name).append(' ').append(help).append(".\n");
    }

    String end() {
        return text.append("# EOF\n").toString();
    }
}
