package org.mailherd.smtp.client;

import java.io.IOException;
import java.io.InputStream;

/** A message, readable as often as there are servers to try. */
@FunctionalInterface
public interface Content {
    InputStream open() throws IOException;
}
