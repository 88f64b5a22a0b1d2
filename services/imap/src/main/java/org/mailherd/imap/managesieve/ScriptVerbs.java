package org.mailherd.imap.managesieve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailherd.directory.sieve.ScriptChange;
import org.mailherd.directory.sieve.ScriptListing;
import org.mailherd.directory.sieve.ScriptQuota;
import org.mailherd.directory.sieve.SieveScripts;
import org.mailherd.sieve.grammar.ScriptName;

/** The commands after login. */
final class ScriptVerbs {
    private static final Answer BAD_NAME =
            Answer.no("A script's name has 1 to 128 characters, none of them a control or a slash");

    private final SieveScripts scripts;
    private final ScriptCheck check;
    private final ScriptQuota quota;

    ScriptVerbs(SieveScripts scripts, ScriptCheck check, ScriptQuota quota) {
        this.scripts = scripts;
        this.check = check;
        this.quota = quota;
    }

    Map<String, Verb> all() {
        return Map.of(
                "HAVESPACE", this::haveSpace,
                "PUTSCRIPT", this::putScript,
                "LISTSCRIPTS", this::listScripts,
                "SETACTIVE", this::setActive,
                "GETSCRIPT", this::getScript,
                "DELETESCRIPT", this::deleteScript,
                "RENAMESCRIPT", this::renameScript,
                "CHECKSCRIPT", this::checkScript,
                "UNAUTHENTICATE", AuthenticateVerb::unauthenticate);
    }

    private static long mailbox(ManageSieveSession session) {
        return session.account().orElseThrow().mailboxId();
    }

    private Answer haveSpace(Command command, ManageSieveSession session) throws Fault {
        command.require(2, 2);
        String name = command.text(0);
        if (!ScriptName.isValid(name)) {
            return BAD_NAME;
        }
        return said(
                scripts.room(mailbox(session), name, command.number(1), quota), "There is room");
    }

    private Answer putScript(Command command, ManageSieveSession session) throws Fault {
        command.require(2, 2);
        String name = command.text(0);
        if (!ScriptName.isValid(name)) {
            return BAD_NAME;
        }
        if (command.isOverlong(1)) {
            return said(ScriptChange.TOO_BIG, "");
        }
        String script = command.text(1);
        long octets = script.getBytes(StandardCharsets.UTF_8).length;
        // What does not fit is not worth reading.
        ScriptChange room = scripts.room(mailbox(session), name, octets, quota);
        if (room != ScriptChange.DONE) {
            return said(room, "");
        }
        ScriptCheck.Checked checked = check.check(script);
        if (!checked.errors().isEmpty()) {
            return Answer.no(lines(checked.errors()));
        }
        ScriptChange change = scripts.put(mailbox(session), name, script, quota);
        return change == ScriptChange.DONE ? accepted(checked) : said(change, "");
    }

    /** RFC 5804 2.12: whatever the quota. */
    private Answer checkScript(Command command, ManageSieveSession session) throws Fault {
        command.require(1, 1);
        if (command.isOverlong(0)) {
            return Answer.no("The script is too large to be read");
        }
        ScriptCheck.Checked checked = check.check(command.text(0));
        return checked.errors().isEmpty() ? accepted(checked) : Answer.no(lines(checked.errors()));
    }

    private static Answer accepted(ScriptCheck.Checked checked) {
        return checked.warnings().isEmpty()
                ? Answer.ok("Script is valid")
                : Answer.ok("WARNINGS", lines(checked.warnings()));
    }

    private static String lines(List<String> messages) {
        return String.join("\r\n", messages);
    }

    private Answer listScripts(Command command, ManageSieveSession session)
            throws IOException, Fault {
        command.require(0, 0);
        for (ScriptListing script : scripts.list(mailbox(session))) {
            session.write(
                    Answer.string(script.name()) + (script.active() ? " ACTIVE\r\n" : "\r\n"));
        }
        return Answer.ok("");
    }

    /** RFC 5804 2.8: an empty name leaves none active. */
    private Answer setActive(Command command, ManageSieveSession session) throws Fault {
        command.require(1, 1);
        String name = command.text(0);
        if (name.isEmpty()) {
            scripts.deactivate(mailbox(session));
            return Answer.ok("No script is active");
        }
        // What ran when it was put runs now, but for extensions an operator has taken away since.
        Optional<String> script = scripts.content(mailbox(session), name);
        if (script.isPresent()) {
            ScriptCheck.Checked checked = check.check(script.get());
            if (!checked.errors().isEmpty()) {
                return Answer.no(lines(checked.errors()));
            }
        }
        return said(scripts.activate(mailbox(session), name), "Script is active");
    }

    private Answer getScript(Command command, ManageSieveSession session)
            throws IOException, Fault {
        command.require(1, 1);
        Optional<String> script = scripts.content(mailbox(session), command.text(0));
        if (script.isEmpty()) {
            return said(ScriptChange.NONEXISTENT, "");
        }
        byte[] octets = script.get().getBytes(StandardCharsets.UTF_8);
        session.write("{" + octets.length + "}\r\n");
        session.wire().write(octets);
        session.write("\r\n");
        return Answer.ok("");
    }

    private Answer deleteScript(Command command, ManageSieveSession session) throws Fault {
        command.require(1, 1);
        return said(scripts.delete(mailbox(session), command.text(0)), "Script is deleted");
    }

    private Answer renameScript(Command command, ManageSieveSession session) throws Fault {
        command.require(2, 2);
        String name = command.text(1);
        return ScriptName.isValid(name)
                ? said(scripts.rename(mailbox(session), command.text(0), name), "Script is renamed")
                : BAD_NAME;
    }

    private static Answer said(ScriptChange change, String success) {
        return switch (change) {
            case DONE -> Answer.ok(success);
            case NONEXISTENT -> Answer.no("NONEXISTENT", "There is no script of that name");
            case ALREADY_EXISTS -> Answer.no("ALREADYEXISTS", "A script of that name exists");
            case ACTIVE -> Answer.no("ACTIVE", "The active script cannot be deleted");
            case TOO_MANY_SCRIPTS ->
                    Answer.no("QUOTA/MAXSCRIPTS", "You have as many scripts as you may have");
            case TOO_BIG -> Answer.no("QUOTA/MAXSIZE", "The script is too large");
        };
    }
}
