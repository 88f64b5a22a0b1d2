package org.mailherd.imap.session;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.Protocol;
import org.mailherd.imap.login.Visit;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.imap.syntax.CommandLimits;
import org.mailherd.imap.syntax.CommandSource;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.platform.net.Wire;

/**
 * What lasts from one command of a connection to the next. Used by the connection's thread only.
 */
public final class Session {
    private final Wire wire;
    private final Visit visit;
    private final ResponseWriter out;
    private final WireSource source;
    private final FlagText flagText = new FlagText();
    private String tag = "*";
    private @Nullable MailboxAccount account;
    private @Nullable SelectedFolder selected;
    private @Nullable Followup followup;
    private final Set<Extension> enabled = EnumSet.noneOf(Extension.class);
    private final Bell bell = new Bell();
    private Notices notices = Notices.USUAL;
    private Runnable farewell = () -> {};
    private boolean firstModseq;
    private boolean numbersInUse;
    private boolean ending;
    private int faults;

    /**
     * @param clearLogin whether a password may cross the wire without TLS
     */
    public Session(Wire wire, boolean clearLogin) {
        this.wire = wire;
        this.visit = new Visit(Protocol.IMAP, wire, clearLogin);
        this.out = new ResponseWriter(wire.outputStream());
        this.source = new WireSource(wire, out);
    }

    public State state() {
        if (account == null) {
            return State.NOT_AUTHENTICATED;
        }
        return selected == null ? State.AUTHENTICATED : State.SELECTED;
    }

    public ResponseWriter out() {
        return out;
    }

    /** The tag of the command under way. */
    public String tag() {
        return tag;
    }

    void begin(String newTag) {
        tag = newTag;
        numbersInUse = false;
    }

    /** The command under way speaks of message numbers: they have to stay until its answer. */
    public void useNumbers() {
        numbersInUse = true;
    }

    /** What may be told before the answer to a command that lets so much be told as a rule. */
    Updates updates(Updates usual) {
        return numbersInUse && usual == Updates.ALL ? Updates.KEEP_NUMBERS : usual;
    }

    public String remoteAddress() {
        return wire.remoteAddress();
    }

    public boolean isTls() {
        return wire.isTls();
    }

    /**
     * Switches to TLS, as server; all that was said before counts as unsaid.
     *
     * @throws org.mailherd.platform.net.PlaintextAfterStartTls when the client did not wait
     */
    public void startTls(SSLContext context) throws IOException {
        wire.startTls(context, false);
    }

    /** Compresses both directions from here on. */
    public void compress() throws IOException {
        wire.compress();
    }

    public boolean isCompressed() {
        return wire.isCompressed();
    }

    /** Whether the client has sent more than we have read: answers may wait for the rest. */
    boolean hasPipelined() {
        return wire.hasBufferedInput();
    }

    /** Whether the client has sent anything, on the wire or read already, that no command took. */
    public boolean hasInput() throws IOException {
        return wire.hasInput();
    }

    CommandSource source() {
        return source;
    }

    CommandLimits limits() {
        return account == null ? CommandLimits.BEFORE_LOGIN : CommandLimits.AFTER_LOGIN;
    }

    /** A line that is no command: DONE, or the client's turn in AUTHENTICATE. */
    public byte[] readLine() throws IOException, SyntaxFault {
        return source.nextLine(limits().line());
    }

    /** Waits until the client has sent something, and takes none of it. */
    int awaitInput() throws IOException {
        return wire.peek();
    }

    /** Whoever reads sees the end of the stream; what is written still goes out. */
    void stopReading() {
        wire.stopReading();
    }

    void silenceLimit(Duration limit) throws IOException {
        wire.timeout(limit);
    }

    public void loggedIn(MailboxAccount who) {
        account = who;
        source.trust();
    }

    /** The connection as the gate sees it. */
    public Visit visit() {
        return visit;
    }

    /**
     * Counts a command that was not understood; one that is ends the count in {@link #understood}.
     */
    int fault() {
        return ++faults;
    }

    void understood() {
        faults = 0;
    }

    /** Who is logged in; only for commands that need it. */
    public MailboxAccount account() {
        if (account == null) {
            throw new IllegalStateException("nobody is logged in");
        }
        return account;
    }

    public long mailboxId() {
        return account().mailboxId();
    }

    /** The open folder; only for commands of the selected state. */
    public SelectedFolder selected() {
        if (selected == null) {
            throw new IllegalStateException("no folder is selected");
        }
        return selected;
    }

    @Nullable SelectedFolder selectedOrNull() {
        return selected;
    }

    public void select(SelectedFolder folder) {
        selected = folder;
        notices.selected(folder);
    }

    public void unselect() {
        selected = null;
        notices.selected(null);
    }

    /** What the client is told without asking. */
    public Notices notices() {
        return notices;
    }

    /** The client wants to be told other things from now on. */
    public void notices(Notices asked) {
        notices.close();
        notices = asked;
        asked.selected(selected);
    }

    /** Wakes the session while it waits for its client; may be rung by any thread. */
    public Bell bell() {
        return bell;
    }

    /** The client has shown that it knows modseqs: FETCH responses carry them from now on. */
    public void enableCondstore() {
        enable(Extension.CONDSTORE);
    }

    /**
     * RFC 7162 3.1: the first command that shows it with a folder open is told how far the client's
     * knowledge goes.
     */
    void tellFirstModseq() throws IOException {
        if (firstModseq && selected != null) {
            long modseq = selected.view().highestModseq();
            out.answer("*", Answer.ok("HIGHESTMODSEQ " + modseq, "Highest"));
        }
        firstModseq = false;
    }

    public boolean condstore() {
        return has(Extension.CONDSTORE);
    }

    /** Switches an extension on until the connection ends. */
    public void enable(Extension extension) {
        boolean before = condstore();
        enabled.add(extension);
        if (extension == Extension.QRESYNC) {
            enabled.add(Extension.CONDSTORE);
        }
        firstModseq |= !before && condstore() && selected != null;
        out.utf8(utf8());
    }

    public boolean has(Extension extension) {
        return enabled.contains(extension);
    }

    /** Whether names and quoted strings are UTF-8 (RFC 9051 5.1, RFC 6855 3). */
    public boolean utf8() {
        return has(Extension.UTF8) || has(Extension.IMAP4REV2);
    }

    public FlagText flagText() {
        return flagText;
    }

    /** Has something done when the answer to the command under way is on the wire. */
    public void afterAnswer(Followup action) {
        followup = action;
    }

    void followUp() throws IOException {
        Followup action = followup;
        if (action != null) {
            followup = null;
            out.flush();
            action.run();
        }
    }

    /** Has something done when the connection ends, in whatever way; one action at most. */
    public void atEnd(Runnable action) {
        farewell = action;
    }

    void ended() {
        notices.close();
        farewell.run();
    }

    /** What happens between an answer and the next command. */
    @FunctionalInterface
    public interface Followup {
        void run() throws IOException;
    }

    /** No command follows this one. */
    public void end() {
        ending = true;
    }

    public boolean isEnding() {
        return ending;
    }
}
