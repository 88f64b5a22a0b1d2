package org.mailherd.directory.rewriting;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A silent copy of what somebody sends or receives. */
public record BccMap(
        long id, Settings settings, LocalDateTime created, @Nullable LocalDateTime modified) {

    /** Of which mail. */
    public enum Type {
        SENDER,
        RCPT;

        /** The word in the table and on the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Type> ofWord(String word) {
            return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
        }
    }

    /**
     * What an administrator sets.
     *
     * @param localDest whose mail: an address or {@code @domain} of ours
     * @param bccDest who gets the copy: one address, ours or anybody's
     */
    public record Settings(String localDest, String bccDest, Type type, boolean active) {}
}
