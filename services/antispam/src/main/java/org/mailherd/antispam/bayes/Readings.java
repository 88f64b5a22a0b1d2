package org.mailherd.antispam.bayes;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.antispam.content.Content;
import org.mailherd.antispam.content.Link;
import org.mailherd.antispam.content.Part;
import org.mailherd.mailauth.header.HeaderBlock;

/** What is learnt of a decoded message. */
public final class Readings {

    private static final int LONGEST_TARGET = 1000;
    private static final Pattern HOST =
            Pattern.compile(
                    "(?:[a-z]{3,5}:)?//(?:[^/@\\s]{0,200}@)?([^/:?#@\\s]{1,255})",
                    Pattern.CASE_INSENSITIVE);

    private Readings() {}

    public static Reading of(HeaderBlock header, Content content) {
        List<String> hosts =
                content.links().stream().map(Readings::host).filter(h -> !h.isEmpty()).toList();
        return new Reading(
                header,
                content.text(),
                hosts.stream().distinct().toList(),
                content.parts().stream().map(Readings::part).toList(),
                content.links());
    }

    private static String host(Link link) {
        String target =
                link.target().substring(0, Math.min(LONGEST_TARGET, link.target().length()));
        Matcher host = HOST.matcher(target);
        return host.lookingAt() ? host.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static Reading.Part part(Part part) {
        return new Reading.Part(part.mediaType(), part.fileName());
    }
}
