package org.mailherd.mailstore.wiring;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of searching.
 *
 * @param columnCache memory for sizes, dates and envelope texts of folders that were lately
 *     searched or sorted: about 100 bytes a message
 * @param index whether message texts are indexed; without, every search in texts reads messages
 * @param indexDirectory where the indexes lie, this node's own; may be lost. Left out: {@code
 *     search-index} in the store's directory
 * @param indexInterval between two looks for what has arrived
 * @param indexLag so many messages of a mailbox may wait for the next update of its index; a
 *     mailbox with fewer has none
 * @param indexQuiet nothing must have come into a mailbox for so long before it is indexed, unless
 *     somebody searches it
 * @param indexMemory for what of an index is not yet on disk
 */
@ConfigurationProperties("mailherd.search")
public record SearchProperties(
        @DefaultValue("96MB") DataSize columnCache,
        @DefaultValue("true") boolean index,
        @Nullable Path indexDirectory,
        @DefaultValue("10s") Duration indexInterval,
        @DefaultValue("200") int indexLag,
        @DefaultValue("30s") Duration indexQuiet,
        @DefaultValue("16MB") DataSize indexMemory) {

    public SearchProperties {
        if (indexLag < 1) {
            throw new IllegalArgumentException(
                    "mailherd.search.index-lag must be at least 1; 200 is usual");
        }
    }
}
