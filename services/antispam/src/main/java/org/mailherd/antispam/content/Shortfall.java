package org.mailherd.antispam.content;

/** What of a message was not looked into, for it would have cost too much. */
public enum Shortfall {
    /** A part stands deeper than {@link ContentLimits#depth()}. */
    DEPTH("its parts are nested too deeply"),
    /** More than {@link ContentLimits#parts()}. */
    PARTS("it has too many parts"),
    /** The header of a part is over its limit. */
    PART_HEADER("the header of a part is too long"),
    /** A part, or all together, hold more octets than are kept. */
    OCTETS("an attachment is too large"),
    /** Text beyond what a person would read. */
    TEXT("its text is too long"),
    /** HTML with more elements than an honest message. */
    HTML("its HTML is too large"),
    /** The time that it may cost was over. */
    TIME("it costs too much time to read"),
    /** More links than an honest message. */
    LINKS("it has too many links");

    private final String description;

    Shortfall(String description) {
        this.description = description;
    }

    /** In plain words, after "the message was not looked into as a whole, for". */
    public String description() {
        return description;
    }
}
