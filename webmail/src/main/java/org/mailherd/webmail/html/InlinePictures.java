package org.mailherd.webmail.html;

import java.util.Optional;

/** Finds the pictures that travel inside a message. */
@FunctionalInterface
public interface InlinePictures {

    /** A message without pictures of its own. */
    InlinePictures NONE = _ -> Optional.empty();

    /** The picture of this content id as a {@code data:} address. */
    Optional<String> dataUrl(String contentId);
}
