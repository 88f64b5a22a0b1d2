package org.mailherd.imap.managesieve;

import java.io.IOException;

/** Answers one command. */
@FunctionalInterface
interface Verb {
    Answer answer(Command command, ManageSieveSession session) throws IOException, Fault;
}
