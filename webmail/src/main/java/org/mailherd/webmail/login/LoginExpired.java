package org.mailherd.webmail.login;

/** The session or the key cookie of this request is gone. */
class LoginExpired extends RuntimeException {
    LoginExpired() {
        super("no usable login in this request");
    }
}
