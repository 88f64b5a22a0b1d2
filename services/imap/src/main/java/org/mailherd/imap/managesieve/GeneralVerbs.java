package org.mailherd.imap.managesieve;

import java.util.Map;

/** The commands of any state. */
final class GeneralVerbs {
    private GeneralVerbs() {}

    static Map<String, Verb> all(CapabilityVerb capability, StartTlsVerb startTls) {
        return Map.of(
                "CAPABILITY",
                capability,
                "STARTTLS",
                startTls,
                "NOOP",
                GeneralVerbs::noop,
                "LOGOUT",
                GeneralVerbs::logout);
    }

    /** RFC 5804 2.13: what the client gives comes back as a tag. */
    private static Answer noop(Command command, ManageSieveSession session) throws Fault {
        command.require(0, 1);
        return command.has(0)
                ? Answer.ok("TAG " + Answer.string(command.text(0)), "Done")
                : Answer.ok("Done");
    }

    private static Answer logout(Command command, ManageSieveSession session) throws Fault {
        command.require(0, 0);
        // The connection ends, and RFC 5804 2.3 wants an OK before.
        return new Answer("OK", "", "Bye");
    }
}
