package org.mailherd.testsupport;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server that records what it gets and says what a test scripted; without a script it
 * accepts everything.
 *
 * <pre>{@code
 * sink.reply("RCPT", "452 4.2.2 mailbox full");    // once, then accepting again
 * sink.alwaysReply("RCPT TO:<bob", "550 5.1.1 no such user");
 * sink.hangUpAt("DATA");                            // closes the connection at the next DATA
 * }</pre>
 */
public final class ScriptedSmtpServer implements Closeable {

    private final ServerSocket listener;
    private final @Nullable SSLContext tls;
    private final List<String> extensions =
            new CopyOnWriteArrayList<>(List.of("PIPELINING", "8BITMIME", "SIZE"));
    private final Map<String, Queue<String>> once = new ConcurrentHashMap<>();
    private final Map<String, String> always = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<ReceivedMessage> messages = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final boolean implicitTls;

    private ScriptedSmtpServer(
            ServerSocket listener, @Nullable SSLContext tls, boolean implicitTls) {
        this.listener = listener;
        this.tls = tls;
        this.implicitTls = implicitTls;
    }

    /** Starts on a free port of 127.0.0.1, without STARTTLS. */
    public static ScriptedSmtpServer start() {
        return start(null, false);
    }

    /** Starts on a free port of 127.0.0.1 and offers STARTTLS with the given context. */
    public static ScriptedSmtpServer startWithTls(SSLContext tls) {
        return start(tls, false);
    }

    /** Starts on a free port of 127.0.0.1 and speaks TLS from the first octet. */
    public static ScriptedSmtpServer startWithImplicitTls(SSLContext tls) {
        return start(tls, true);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** HOST:PORT, as a smarthost setting wants it. */
    public String address() {
        return "127.0.0.1:" + port();
    }

    /** Replaces the keywords that EHLO announces, STARTTLS apart. */
    public ScriptedSmtpServer announcing(String... keywords) {
        extensions.clear();
        extensions.addAll(List.of(keywords));
        return this;
    }

    /**
     * The reply to the next command that begins with the prefix (any case); called again, to the
     * one after.
     *
     * @param prefix {@code CONNECT} is the greeting, {@code BODY} the answer to the end of a
     *     message
     */
    public ScriptedSmtpServer reply(String prefix, String reply) {
        once.computeIfAbsent(upper(prefix), _ -> new ConcurrentLinkedQueue<>()).add(reply);
        return this;
    }

    /** The reply to every command that begins with the prefix, after those of {@link #reply}. */
    public ScriptedSmtpServer alwaysReply(String prefix, String reply) {
        always.put(upper(prefix), reply);
        return this;
    }

    /** Closes the connection without a word at the next command that begins with the prefix. */
    public ScriptedSmtpServer hangUpAt(String prefix) {
        return reply(prefix, ScriptedSmtpSession.HANG_UP);
    }

    /** The command lines so far, of all connections. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** The messages accepted so far. */
    public List<ReceivedMessage> messages() {
        return List.copyOf(messages);
    }

    /** The IP address of each client so far, one a connection. */
    public List<String> clients() {
        return connections.stream().map(one -> one.getInetAddress().getHostAddress()).toList();
    }

    /** How many connections are still open on this side. */
    public long open() {
        return connections.stream().filter(one -> !one.isClosed()).count();
    }

    /** Ends all connections without a word. */
    public void hangUp() {
        for (Socket connection : connections) {
            try {
                connection.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable SSLContext tls() {
        return tls;
    }

    boolean implicitTls() {
        return implicitTls;
    }

    List<String> extensions() {
        return extensions;
    }

    void accepted(ReceivedMessage message) {
        messages.add(message);
    }

    void asked(String command) {
        commands.add(command);
    }

    /** The scripted reply to the command, or the given one. */
    String replyTo(String command, String otherwise) {
        String wanted = upper(command);
        for (Map.Entry<String, Queue<String>> entry : once.entrySet()) {
            if (wanted.startsWith(entry.getKey())) {
                String reply = entry.getValue().poll();
                if (reply != null) {
                    return reply;
                }
            }
        }
        return always.entrySet().stream()
                .filter(entry -> wanted.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    private static ScriptedSmtpServer start(@Nullable SSLContext tls, boolean implicitTls) {
        try {
            ServerSocket listener = new ServerSocket(0, 100, InetAddress.ofLiteral("127.0.0.1"));
            ScriptedSmtpServer server = new ScriptedSmtpServer(listener, tls, implicitTls);
            Thread.ofVirtual().name("scripted-smtp").start(server::acceptAll);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.add(socket);
                Thread.ofVirtual()
                        .name("scripted-smtp-session")
                        .start(new ScriptedSmtpSession(this, socket));
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /**
     * A message as it came over the wire.
     *
     * @param helo what the client called itself
     * @param reversePath with its parameters, such as {@code <alice@alpha.test> SIZE=120}
     * @param recipients each with its parameters
     * @param content CRLF lines, dots unstuffed, without the final dot
     * @param encrypted whether it came after STARTTLS
     */
    public record ReceivedMessage(
            String helo,
            String reversePath,
            List<String> recipients,
            byte[] content,
            boolean encrypted) {

        public ReceivedMessage {
            recipients = List.copyOf(recipients);
        }
    }
}
