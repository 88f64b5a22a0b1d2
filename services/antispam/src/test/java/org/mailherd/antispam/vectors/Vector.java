package org.mailherd.antispam.vectors;

import java.util.List;
import java.util.Set;

/**
 * A message and what is found in it.
 *
 * @param name what the case is about
 * @param texts TXT records it needs, each behind its name
 * @param reversePath without brackets
 * @param symbols of its method, in the order of an answer
 */
public record Vector(
        String name, List<String> texts, String reversePath, String message, Set<String> symbols) {}
