package org.mailherd.webmail.compose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What stands in the way of sending, each beside its field; {@code form} for all of it. */
record ComposeErrors(Map<String, String> byField) {

    static final ComposeErrors NONE = new ComposeErrors(Map.of());

    ComposeErrors {
        byField = Map.copyOf(byField);
    }

    static ComposeErrors form(String text) {
        return new ComposeErrors(Map.of("form", text));
    }

    static ComposeErrors field(String field, String text) {
        return new ComposeErrors(Map.of(field, text));
    }

    /** What can be seen before the server is asked. */
    static ComposeErrors of(ComposeForm form) {
        Map<String, String> errors = new LinkedHashMap<>();
        var count = 0;
        for (var field : fields(form).entrySet()) {
            var read = Recipients.parse(field.getValue());
            count += read.addresses().size();
            if (!read.unreadable().isEmpty()) {
                errors.put(
                        field.getKey(), "Not an address: " + String.join(", ", read.unreadable()));
            }
        }
        if (count == 0 && errors.isEmpty()) {
            errors.put("to", "Add at least one recipient.");
        }
        return new ComposeErrors(errors);
    }

    /** The server's refusals, at the fields in which the addresses were typed. */
    static ComposeErrors refused(ComposeForm form, Map<String, String> reasons) {
        Map<String, String> errors = new LinkedHashMap<>();
        Set<String> placed = new HashSet<>();
        for (var field : fields(form).entrySet()) {
            List<String> lines = new ArrayList<>();
            for (var address : Recipients.parse(field.getValue()).addresses()) {
                var reason = reason(reasons, address.getAddress());
                if (!reason.isEmpty() && placed.add(address.getAddress())) {
                    lines.add(reason);
                }
            }
            if (!lines.isEmpty()) {
                errors.put(field.getKey(), String.join(" ", lines));
            }
        }
        return errors.isEmpty()
                ? form(String.join(" ", reasons.values()))
                : new ComposeErrors(errors);
    }

    boolean any() {
        return !byField.isEmpty();
    }

    private static String reason(Map<String, String> reasons, String address) {
        var wanted = address.toLowerCase(Locale.ROOT);
        for (var entry : reasons.entrySet()) {
            if (entry.getKey().toLowerCase(Locale.ROOT).equals(wanted)) {
                var text = entry.getValue();
                return text.contains(address) ? text : address + ": " + text;
            }
        }
        return "";
    }

    private static Map<String, String> fields(ComposeForm form) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("to", form.to());
        fields.put("cc", form.cc());
        fields.put("bcc", form.bcc());
        return fields;
    }
}
