package org.mailherd.antispam.bayes;

import java.util.List;
import org.mailherd.antispam.content.Link;
import org.mailherd.mailauth.header.HeaderBlock;

/**
 * What is learnt of a message, decoded.
 *
 * @param text what a person reads
 * @param hosts of the links, lower case
 * @param parts media types and names of the parts
 * @param links as written
 */
public record Reading(
        HeaderBlock header, String text, List<String> hosts, List<Part> parts, List<Link> links) {

    public Reading {
        hosts = List.copyOf(hosts);
        parts = List.copyOf(parts);
        links = List.copyOf(links);
    }

    /**
     * @param mediaType such as {@code text/html}
     * @param fileName empty when there is none
     */
    public record Part(String mediaType, String fileName) {}
}
