package org.mailherd.antispam.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.mailherd.antispam.effort.CrowdedException;

/**
 * Nasty mail in a process of its own whose heap is small: {@code NastyProgram alone|together DIR},
 * with a folder of such messages. It ends with 0 when each got an answer and memory was enough.
 */
public final class NastyProgram {

    private static final int SESSIONS = 48;
    private static final int ROUNDS = 2;

    /** They take their time; of the kinds that hold most there are several in a row. */
    private static final int LARGE_EVERY = 12;

    private static final byte[] FILLING = new byte[1 << 20];

    private final Scanner scanner = new Scans().sizeLimit(110 << 20).scanner();
    private final List<Path> messages;

    private NastyProgram(List<Path> messages) {
        this.messages = messages;
    }

    public static void main(String[] args) throws Exception {
        NastyProgram program;
        try (Stream<Path> files = Files.list(Path.of(args[1]))) {
            program = new NastyProgram(files.sorted().toList());
        }
        if (args[0].equals("alone")) {
            program.alone();
        } else {
            program.together();
        }
        System.out.println("each got its answer");
        System.exit(0);
    }

    /** One after the other, with the peak that one may have. */
    private void alone() throws Exception {
        for (Path message : messages) {
            System.out.println(message.getFileName());
            scan(Files.newInputStream(message), Turn.FREE);
        }
        for (int i = 0; i < messages.size(); i += LARGE_EVERY) {
            System.out.println("forty megabytes around " + messages.get(i).getFileName());
            scan(large(messages.get(i)), Turn.FREE);
        }
    }

    /** Every place is taken by one, of each size. */
    private void together() throws Exception {
        List<Future<Boolean>> sessions = new ArrayList<>();
        try (ScanLimits limits = new ScanLimits(32, Duration.ofMinutes(5));
                ExecutorService threads = Executors.newFixedThreadPool(SESSIONS)) {
            for (int i = 0; i < ROUNDS * messages.size(); i++) {
                int number = i;
                sessions.add(threads.submit(() -> isScanned(limits, number)));
            }
            int scanned = 0;
            for (Future<Boolean> session : sessions) {
                scanned += session.get() ? 1 : 0;
            }
            System.out.println(scanned + " of " + sessions.size() + " were scanned");
        }
    }

    /** Else it may come again. */
    private boolean isScanned(ScanLimits limits, int number) throws Exception {
        Path message = messages.get(number % messages.size());
        try {
            if (number % LARGE_EVERY == 0) {
                limits.run(-1, turn -> scan(large(message), turn));
            } else {
                limits.run(Files.size(message), turn -> scan(Files.newInputStream(message), turn));
            }
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CrowdedException) {
                return false;
            }
            throw e;
        }
    }

    private Object scan(InputStream message, Turn turn) throws Exception {
        try (message) {
            return scanner.scan(
                    Scans.envelope("192.0.2.1", "carol@outside.test"), message, Scans.NOW, turn);
        }
    }

    /** The message in one of forty megabytes, beside more than is kept. */
    private static InputStream large(Path message) throws IOException {
        List<InputStream> pieces = new ArrayList<>();
        pieces.add(
                text(
                        Scans.CLEAN.substring(0, Scans.CLEAN.indexOf("\r\n\r\n"))
                                + "\r\nContent-Type: multipart/mixed; boundary=outer\r\n\r\n"
                                + "--outer\r\nContent-Type: message/rfc822\r\n\r\n"));
        pieces.add(Files.newInputStream(message));
        for (int i = 0; i < 36; i++) {
            if (i % 9 == 0) {
                pieces.add(text("\r\n--outer\r\nContent-Type: a/b\r\n\r\n"));
            }
            pieces.add(new ByteArrayInputStream(FILLING));
        }
        return new SequenceInputStream(Collections.enumeration(pieces));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
