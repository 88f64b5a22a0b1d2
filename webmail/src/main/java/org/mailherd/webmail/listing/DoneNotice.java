package org.mailherd.webmail.listing;

/** Says what has just been done. The address carries a word and a number, never a text. */
public final class DoneNotice {

    private DoneNotice() {}

    /** Empty for what is not worth a word, and for what nobody here wrote. */
    public static String of(String done, String count) {
        var number = count.matches("\\d{1,6}") ? Integer.parseInt(count) : 0;
        var what = number == 1 ? "1 message" : number + " messages";
        return switch (done) {
            case "sent" -> "Message sent.";
            case "discarded" -> "Message discarded.";
            case "move" -> what + " moved.";
            case "archive" -> what + " archived.";
            case "junk" -> what + " moved to Junk.";
            case "not_junk" -> what + " moved to the inbox.";
            case "delete" -> what + " deleted.";
            default -> "";
        };
    }
}
