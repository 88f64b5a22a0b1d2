package org.mailherd.smtp.data;

import java.util.List;

/** What a rule may ask of a header section. */
public interface MessageHeader {
    /** Values of all fields of a name, each in one line. */
    List<String> values(String name);
}
