package org.mailherd.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Messages somebody sorted: {@code ham} and {@code spam}, a file a message, in a fixed order. */
record Corpus(List<Mail> mails) {

    record Mail(Path file, boolean spam) {
        byte[] octets() throws IOException {
            return Files.readAllBytes(file);
        }
    }

    static Corpus of(Path folder) throws IOException {
        List<Mail> all = new ArrayList<>(in(folder, "ham"));
        all.addAll(in(folder, "spam"));
        return new Corpus(all);
    }

    private static List<Mail> in(Path folder, String kind) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(kind))) {
            return files.sorted().map(file -> new Mail(file, kind.equals("spam"))).toList();
        }
    }

    /**
     * @param half 0 or 1
     */
    List<Mail> half(int half) {
        return IntStream.range(0, mails.size())
                .filter(i -> i % 2 == half)
                .mapToObj(mails::get)
                .toList();
    }
}
