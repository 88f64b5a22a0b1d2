package org.mailherd.smtp.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailherd.mailmodel.SmtpReply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON answer of {@code /checkv2}. */
final class CheckAnswer {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");
    private static final Pattern BREAK = Pattern.compile("[\\r\\n\\u0000]+");
    private static final Pattern FIELD_NAME = Pattern.compile("[\\x21-\\x39\\x3b-\\x7e]+");

    private static final int SYMBOLS = 12;

    private CheckAnswer() {}

    /** How the words of an answer are taken. */
    enum Leniency {
        NONE,
        /** A forwarding host hands it on: it was taken there already and cannot wait. */
        HANDED_ON,
        /** The same, and what would be refused is marked as spam. */
        HANDED_ON_WITH_SPAM
    }

    /**
     * @throws RuntimeException when it is no such answer
     */
    static Opinion read(byte[] json, Leniency leniency) {
        JsonNode answer = JSON.readTree(json);
        Map<String, Opinion> recipients = new HashMap<>();
        answer.path("recipients")
                .properties()
                .forEach(one -> recipients.put(one.getKey(), share(one.getValue(), leniency)));
        Set<String> keep = new LinkedHashSet<>();
        answer.path("quarantine").valueStream().forEach(one -> keep.add(one.asString("")));
        return opinion(answer, leniency, recipients, keep);
    }

    /** Those for whom the quarantine has the message. */
    static Set<String> kept(byte[] json) {
        Set<String> kept = new LinkedHashSet<>();
        JSON.readTree(json).path("kept").valueStream().forEach(one -> kept.add(one.asString("")));
        return kept;
    }

    private static Opinion share(JsonNode node, Leniency leniency) {
        Map<String, Opinion> mailboxes = new HashMap<>();
        node.path("mailboxes")
                .properties()
                .forEach(one ->
                        mailboxes.put(
                                one.getKey(),
                                opinion(one.getValue(), leniency, Map.of(), Set.of())));
        return opinion(node, leniency, mailboxes, Set.of());
    }

    private static Opinion opinion(
            JsonNode node, Leniency leniency, Map<String, Opinion> parts, Set<String> keep) {
        String action = node.path("action").asString("");
        return switch (action) {
            case "no action" -> taken(node, false, parts, keep);
            case "add header", "rewrite subject" -> taken(node, true, parts, keep);
            case "greylist" ->
                    later(node, "Greylisted, please try again later", leniency, parts, keep);
            case "soft reject" -> later(node, "Try again later", leniency, parts, keep);
            case "reject" ->
                    leniency == Leniency.HANDED_ON_WITH_SPAM
                            ? taken(node, true, parts, keep)
                            : new Opinion(
                                    refuse(
                                            node,
                                            SmtpReply.of(554, "5.7.1", "Spam message rejected")),
                                    accept(node, true),
                                    parts,
                                    keep);
            default -> throw new IllegalArgumentException("unknown action \"" + action + "\"");
        };
    }

    private static Opinion later(
            JsonNode node,
            String text,
            Leniency leniency,
            Map<String, Opinion> parts,
            Set<String> keep) {
        return leniency == Leniency.NONE
                ? new Opinion(
                        refuse(node, SmtpReply.of(451, "4.7.1", text)),
                        accept(node, false),
                        parts,
                        keep)
                : taken(node, false, parts, keep);
    }

    private static Opinion taken(
            JsonNode node, boolean spam, Map<String, Opinion> parts, Set<String> keep) {
        ScanVerdict.Accept accept = accept(node, spam);
        return new Opinion(accept, accept, parts, keep);
    }

    private static ScanVerdict refuse(JsonNode answer, SmtpReply standard) {
        String own = answer.path("messages").path("smtp_message").asString("");
        return new ScanVerdict.Refuse(
                own.isEmpty()
                        ? standard
                        : new SmtpReply(standard.code(), standard.enhanced(), List.of(own)),
                why(answer));
    }

    /** Score and the symbols that weigh most. */
    private static String why(JsonNode answer) {
        if (!answer.path("score").isNumber()) {
            return "";
        }
        String symbols =
                answer.path("symbols").properties().stream()
                        .filter(one -> weight(one.getValue()) > 0)
                        .sorted(Comparator.comparingDouble(one -> -weight(one.getValue())))
                        .limit(SYMBOLS)
                        .map(one -> one.getKey() + "(" + two(weight(one.getValue())) + ")")
                        .collect(Collectors.joining(" "));
        return ("score " + two(answer.path("score").asDouble()) + " " + symbols).strip();
    }

    private static double weight(JsonNode symbol) {
        return symbol.path("metric_score").asDouble(symbol.path("score").asDouble(0));
    }

    private static String two(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static ScanVerdict.Accept accept(JsonNode answer, boolean spam) {
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
