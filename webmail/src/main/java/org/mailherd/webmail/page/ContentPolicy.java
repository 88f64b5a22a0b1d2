package org.mailherd.webmail.page;

/** The Content-Security-Policy of each kind of answer. */
public final class ContentPolicy {

    /**
     * Our own pages: our files only, no inline script or style; data: is for Bootstrap's arrows.
     */
    public static final String PAGE =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    /**
     * The compose page: as all pages, but the quoted letter may keep its look. Its style attributes
     * have been through the cleaner, which leaves no address and nothing positioned in them.
     */
    public static final String COMPOSE = PAGE + "; style-src-attr 'unsafe-inline'";

    /** What is downloaded: should a browser show it all the same, it may do nothing. */
    public static final String DOWNLOAD =
            "default-src 'none'; sandbox; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final String BODY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'self'; sandbox allow-popups"
                    + " allow-popups-to-escape-sandbox; img-src data:";

    private ContentPolicy() {}

    /** A stranger's HTML: no script, no form, and no picture from elsewhere unless allowed. */
    public static String messageBody(boolean remoteImages) {
        return remoteImages ? BODY + " https: http:" : BODY;
    }
}
