package org.mailherd.imap.session;

import org.mailherd.imap.response.Answer;

/** A command cannot be carried out; carries the answer that says why. */
public final class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    public CommandRefused(Answer answer) {
        super(answer.text(), null, false, false);
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }
}
