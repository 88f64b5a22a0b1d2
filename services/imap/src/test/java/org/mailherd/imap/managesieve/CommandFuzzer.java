package org.mailherd.imap.managesieve;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/** For Jazzer: octets of a stranger are read as commands or refused, within their bounds. */
public final class CommandFuzzer {
    private CommandFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        CommandReader reader = new CommandReader(new Octets(input));
        try {
            for (int i = 0; i < 100; i++) {
                try {
                    reader.next();
                } catch (Fault e) {
                    if (e.isLast()) {
                        return;
                    }
                }
            }
        } catch (EOFException _) {
            // the client is gone
        }
    }

    private static final class Octets implements CommandSource {
        private final byte[] input;
        private int position;

        Octets(byte[] input) {
            this.input = input;
        }

        @Override
        public byte[] line(int limit) throws IOException, Fault {
            int start = position;
            while (position < input.length && input[position] != '\n') {
                position++;
            }
            if (position == input.length) {
                throw new EOFException();
            }
            position++;
            if (position - start > limit) {
                throw Fault.fatal("line too long");
            }
            return Arrays.copyOfRange(input, start, Math.max(start, position - 2));
        }

        @Override
        public byte[] octets(int count) throws IOException {
            if (count > input.length - position) {
                throw new EOFException();
            }
            position += count;
            return Arrays.copyOfRange(input, position - count, position);
        }

        @Override
        public void skip(long count) throws IOException {
            if (count > input.length - position) {
                throw new EOFException();
            }
            position += (int) count;
        }

        @Override
        public int literalLimit() {
            return 4096;
        }
    }
}
