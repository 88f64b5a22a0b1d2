package org.mailherd.imap.login;

import java.io.IOException;

/** The client's side of AUTHENTICATE or AUTH, as one protocol frames it. */
@FunctionalInterface
public interface SaslDialogue {
    /**
     * Sends a challenge and waits for the client's response.
     *
     * @param challenge in Base64, empty for an empty one
     * @return the response in Base64, or {@code *} to cancel; what is neither is called malformed
     */
    String ask(String challenge) throws IOException;
}
