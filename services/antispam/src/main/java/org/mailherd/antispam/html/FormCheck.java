package org.mailherd.antispam.html;

import java.util.List;
import java.util.Locale;
import org.mailherd.antispam.check.Check;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.content.Html.Element;
import org.mailherd.antispam.content.Link;

/** Forms in mail: what is typed goes to whoever wrote it. Cost: each element. */
final class FormCheck implements Check {

    private static final String GROUP = "html";
    private static final Symbol FORM =
            Symbol.of("HTML_FORM", 1, GROUP, "The message holds a form that is sent elsewhere");
    private static final Symbol PASSWORD =
            Symbol.of(
                    "HTML_FORM_PASSWORD",
                    6,
                    GROUP,
                    "The message asks for a password in a form of its own");

    @Override
    public Cost cost() {
        return Cost.BODY;
    }

    @Override
    public List<Hit> run(Scan scan) {
        boolean password =
                scan.content().html().stream()
                        .flatMap(page -> page.elements().stream())
                        .anyMatch(FormCheck::asksForPassword);
        if (password) {
            return List.of(Hit.of(PASSWORD));
        }
        return scan.content().links().stream()
                .filter(link -> link.place() == Link.Place.FORM)
                .filter(link -> link.target().toLowerCase(Locale.ROOT).startsWith("http"))
                .findFirst()
                .map(link -> List.of(Hit.of(FORM, link.target())))
                .orElse(List.of());
    }

    private static boolean asksForPassword(Element element) {
        return element.name().equals("input")
                && element.attribute("type").strip().equalsIgnoreCase("password");
    }
}
