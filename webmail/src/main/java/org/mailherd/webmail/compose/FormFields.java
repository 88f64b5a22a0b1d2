package org.mailherd.webmail.compose;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** Reads a request's fields, none of which need be there. */
record FormFields(HttpServletRequest request) {

    String text(String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    long number(String name) {
        var text = text(name);
        return text.matches("\\d{1,10}") ? Long.parseLong(text) : 0;
    }

    List<String> all(String name) {
        return Optional.ofNullable(request.getParameterValues(name))
                .map(List::of)
                .orElse(List.of());
    }
}
