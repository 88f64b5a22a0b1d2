package org.mailherd.webmail.compose;

import java.util.List;
import java.util.stream.Collectors;
import org.mailherd.webmail.reading.Person;
import org.springframework.web.util.HtmlUtils;

/** The words of another message inside this one, in plain and in rich form. */
record Quote(String text, String html) {

    /** Under the answer: who wrote when, and each line marked. */
    static Quote answered(String intro, String text, String html) {
        var marked =
                text.lines()
                        .map(line -> line.startsWith(">") ? ">" + line : "> " + line)
                        .collect(Collectors.joining("\n"));
        return new Quote(
                "\n\n" + intro + "\n" + marked,
                "<p><br></p><p>" + escape(intro) + "</p><blockquote>" + html + "</blockquote>");
    }

    /** Passed on: with the head that the new reader cannot see. */
    static Quote forwarded(List<String> head, String text, String html) {
        var line = "---------- Forwarded message ----------";
        var lines = line + "\n" + String.join("\n", head);
        var rich =
                head.stream().map(Quote::escape).collect(Collectors.joining("<br>", "<p>", "</p>"));
        return new Quote(
                "\n\n" + lines + "\n\n" + text, "<p><br></p><p>" + line + "</p>" + rich + html);
    }

    static String people(List<Person> people) {
        return people.stream().map(Person::full).collect(Collectors.joining(", "));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
