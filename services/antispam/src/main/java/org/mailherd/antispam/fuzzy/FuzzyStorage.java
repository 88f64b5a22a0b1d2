package org.mailherd.antispam.fuzzy;

import java.io.IOException;
import java.util.List;
import org.mailherd.antispam.content.Content;

/** Keeps hashes of reported messages. Safe for several threads. */
public interface FuzzyStorage {

    /**
     * @param flag the list: Rspamd's 1 denied, 2 probable, 3 allowed
     * @param weight added to what is kept
     * @return the hashes of the message, in hex; none when there is too little in it
     * @throws IOException when the storage is out of reach
     */
    List<String> add(Content content, int flag, int weight) throws IOException;

    /**
     * @return the hashes that are gone
     * @throws IOException when the storage is out of reach
     */
    List<String> remove(Content content, int flag) throws IOException;

    /**
     * @param hash in hex
     * @return whether it was there
     * @throws IOException when the storage is out of reach
     */
    boolean remove(String hash, int flag) throws IOException;

    /**
     * How many are kept.
     *
     * @throws IOException when the storage is out of reach
     */
    long count() throws IOException;
}
