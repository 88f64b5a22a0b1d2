package org.mailherd.antispam.content;

/** A part as it is being read. */
final class Leaf {

    private Part part;
    private boolean shown;

    Leaf(Part part) {
        this.part = part;
        this.shown = isReadable() && !part.isAttachment();
    }

    Part part() {
        return part;
    }

    void holds(Body body) {
        part = new Part(part.path(), part.header(), part.type(), part.disposition(), body);
    }

    boolean isHtml() {
        return part.mediaType().equals("text/html")
                || part.mediaType().equals("application/xhtml+xml");
    }

    /** Text that mail programs show in the window of the message. */
    boolean isReadable() {
        return part.mediaType().equals("text/plain") || isHtml();
    }

    boolean isShownText() {
        return shown;
    }

    void hide() {
        shown = false;
    }
}
