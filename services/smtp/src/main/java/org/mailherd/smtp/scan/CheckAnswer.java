package org.mailherd.smtp.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailherd.mailmodel.SmtpReply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON answer of {@code /checkv2}. */
final class CheckAnswer {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");
    private static final Pattern BREAK = Pattern.compile("[\\r\\n\\u0000]+");
    private static final Pattern FIELD_NAME = Pattern.compile("[\\x21-\\x39\\x3b-\\x7e]+");

    private CheckAnswer() {}

    /**
     * @throws RuntimeException when it is no such answer
     */
    static ScanVerdict verdict(byte[] json) {
        JsonNode answer = JSON.readTree(json);
        String action = answer.path("action").asString("");
        return switch (action) {
            case "no action" -> accept(answer, false);
            case "add header", "rewrite subject" -> accept(answer, true);
            case "greylist" ->
                    refuse(
                            answer,
                            SmtpReply.of(451, "4.7.1", "Greylisted, please try again later"));
            case "soft reject" -> refuse(answer, SmtpReply.of(451, "4.7.1", "Try again later"));
            case "reject" -> refuse(answer, SmtpReply.of(554, "5.7.1", "Spam message rejected"));
            default -> throw new IllegalArgumentException("unknown action \"" + action + "\"");
        };
    }

    /**
     * As {@link #verdict}, for what a forwarding host hands on: it was taken there already and
     * cannot wait.
     *
     * @param keepSpam mark as spam what would be refused
     */
    static ScanVerdict verdictOnForwarded(byte[] json, boolean keepSpam) {
        JsonNode answer = JSON.readTree(json);
        return switch (answer.path("action").asString("")) {
            case "greylist", "soft reject" -> accept(answer, false);
            case "reject" -> keepSpam ? accept(answer, true) : verdict(json);
            default -> verdict(json);
        };
    }

    private static ScanVerdict refuse(JsonNode answer, SmtpReply standard) {
        String own = answer.path("messages").path("smtp_message").asString("");
        return new ScanVerdict.Refuse(
                own.isEmpty()
                        ? standard
                        : new SmtpReply(standard.code(), standard.enhanced(), List.of(own)));
    }

    private static ScanVerdict accept(JsonNode answer, boolean spam) {
        List<String> added = new ArrayList<>();
        values(answer.path("dkim-signature"))
                .forEach(value -> addField(added, "DKIM-Signature", value));
        JsonNode milter = answer.path("milter");
        milter.path("add_headers")
                .properties()
                .forEach(entry ->
                        values(entry.getValue())
                                .forEach(value -> addField(added, entry.getKey(), value)));
        Set<String> removed = new HashSet<>(milter.path("remove_headers").propertyNames());
        if (spam
                && added.stream()
                        .noneMatch(field -> field.regionMatches(true, 0, "X-Spam-Flag:", 0, 12))) {
            added.add("X-Spam-Flag: YES");
            removed.add("X-Spam-Flag");
        }
        return new ScanVerdict.Accept(added, removed);
    }

    /** A string, an object with {@code value}, or a list of either. */
    private static List<String> values(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream().flatMap(one -> values(one).stream()).toList();
        }
        JsonNode value = node.isObject() ? node.path("value") : node;
        return value.isValueNode() && !value.isNull() ? List.of(value.asString("")) : List.of();
    }

    /** A value may be folded; any other line break would begin a field of its own. */
    private static void addField(List<String> added, String name, String value) {
        if (!FIELD_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no field name: " + name);
        }
        String folded = FOLD.matcher(value.strip()).replaceAll("\u0001");
        String safe = BREAK.matcher(folded).replaceAll(" ").replace("\u0001", "\r\n\t");
        added.add(name + ": " + safe);
    }
}
