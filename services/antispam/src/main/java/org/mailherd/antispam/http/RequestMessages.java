package org.mailherd.antispam.http;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the message of a request is: in its body, packed perhaps, or in a file. */
@Component
final class RequestMessages {

    /**
     * 8 MiB, what zstd's ordinary levels use; a window is native memory that a stranger chooses.
     */
    private static final int WINDOW_LOG = 23;

    private final Optional<String> folder;

    RequestMessages(ControllerProperties properties) {
        this.folder = properties.folder();
    }

    /** The request names a file that may not be read. */
    static final class FileRefusedException extends IOException {
        private static final long serialVersionUID = 1;

        FileRefusedException(String message) {
            super(message);
        }
    }

    /**
     * Unpacked octets come one after the other and end with the reader's limit, however many there
     * would be.
     *
     * @throws FileRefusedException when it names a file outside the folder for that
     * @throws IOException when it cannot be read
     */
    InputStream open(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        InputStream octets = unpacked(exchange, headers);
        if (headers.getFirst("Raw") == null) {
            return octets;
        }
        // Not a message but text: it gets a header of its own.
        String subject = Optional.ofNullable(headers.getFirst("Subject")).orElse("");
        String header = subject.isEmpty() ? "\r\n" : "Subject: " + oneLine(subject) + "\r\n\r\n";
        return new SequenceInputStream(
                new ByteArrayInputStream(header.getBytes(StandardCharsets.UTF_8)), octets);
    }

    private InputStream unpacked(HttpExchange exchange, Headers headers) throws IOException {
        @Nullable String file = file(headers);
        InputStream octets =
                file == null
                        ? new AwaitedStream(exchange.getRequestBody())
                        : Files.newInputStream(allowed(file));
        return switch (packing(headers)) {
            case "zstd" -> new ZstdInputStreamNoFinalizer(octets).setLongMax(WINDOW_LOG);
            case "gzip" -> new GZIPInputStream(octets);
            default -> octets;
        };
    }

    /** How long the message is; less than zero when nobody knows, as with one that is packed. */
    static long size(Headers headers) {
        String length = Optional.ofNullable(headers.getFirst("Content-Length")).orElse("");
        boolean told = length.matches("[0-9]{1,15}") && packing(headers).isEmpty();
        return told && file(headers) == null ? Long.parseLong(length) : -1;
    }

    /** Rspamd's own field, or that of HTTP. */
    static String packing(Headers headers) {
        return Optional.ofNullable(headers.getFirst("Compression"))
                .or(() -> Optional.ofNullable(headers.getFirst("Content-Encoding")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static @Nullable String file(Headers headers) {
        String file = headers.getFirst("File");
        return file == null ? headers.getFirst("Path") : file;
    }

    private Path allowed(String file) throws IOException {
        String root =
                folder.orElseThrow(() ->
                        new FileRefusedException(
                                "files are not read; set mailherd.antispam.controller.scan-folder"));
        try {
            Path path = Path.of(file.replaceAll("^\"|\"$", "")).toRealPath();
            if (!path.startsWith(Path.of(root).toRealPath()) || !Files.isRegularFile(path)) {
                throw new FileRefusedException("the file is not in the folder for that");
            }
            return path;
        } catch (NoSuchFileException e) {
            // Whether there is one elsewhere is nobody's business.
            throw new FileRefusedException("the file is not in the folder for that");
        } catch (InvalidPathException e) {
            throw new FileRefusedException("this is no path");
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n]+", " ");
    }
}
