package org.mailherd.antispam.link;

import java.util.List;
import org.mailherd.antispam.content.Link;
import org.mailherd.antispam.effort.Effort;

/**
 * A link of the message, read.
 *
 * @param link as written
 */
record Seen(Link link, Target target) {

    static List<Seen> all(List<Link> links) {
        return links.stream()
                .peek(_ -> Effort.check())
                .flatMap(link -> Target.parse(link.target()).map(t -> new Seen(link, t)).stream())
                .toList();
    }

    boolean isAnchor() {
        return link.place() == Link.Place.ANCHOR;
    }

    /** Whether a person follows it, other than a picture that is fetched. */
    boolean isFollowed() {
        return link.place() != Link.Place.RESOURCE;
    }
}
