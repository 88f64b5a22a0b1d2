package org.mailherd.antispam.check;

/** What the mail server shall do; mildest first. */
public enum Action {
    NO_ACTION("no action"),
    GREYLIST("greylist"),
    ADD_HEADER("add header"),
    REWRITE_SUBJECT("rewrite subject"),
    SOFT_REJECT("soft reject"),
    REJECT("reject");

    private final String keyword;

    Action(String keyword) {
        this.keyword = keyword;
    }

    /** The word of Rspamd's protocol. */
    public String keyword() {
        return keyword;
    }
}
