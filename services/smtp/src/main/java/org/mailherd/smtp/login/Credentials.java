package org.mailherd.smtp.login;

/** What a client logs in with. */
record Credentials(String username, String password) {
    @Override
    public String toString() {
        return "Credentials[" + username + "]";
    }
}
