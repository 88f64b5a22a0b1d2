package org.mailherd.smtp.sendmail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for, in the words of the sendmail that every program knows.
 *
 * @param fromHeader -t: recipients stand in To, Cc and Bcc too
 * @param dotIsText -i, -oi: a line with a dot alone is no end
 * @param dialogue -bs: SMTP on standard input and output
 * @param sender -f, -r: the reverse path; empty text is the null path
 * @param fullName -F: in a From field that is made because there is none
 * @param recipients as given
 */
record SendmailOptions(
        boolean fromHeader,
        boolean dotIsText,
        boolean dialogue,
        Optional<String> sender,
        Optional<String> fullName,
        List<String> recipients) {

    /** Options of sendmail with a value that mean nothing here. */
    private static final String IGNORED_WITH_VALUE = "BCLNORVXh";

    private static final String IGNORED = "GUmnv";

    SendmailOptions {
        recipients = List.copyOf(recipients);
    }

    /**
     * @throws ExitException for an option that cannot be honoured
     */
    static SendmailOptions parse(String... args) throws ExitException {
        Reading reading = new Reading(List.of(args).iterator());
        return reading.all();
    }

    private static final class Reading {
        private final Iterator<String> args;
        private boolean fromHeader;
        private boolean dotIsText;
        private boolean dialogue;
        private Optional<String> sender = Optional.empty();
        private Optional<String> fullName = Optional.empty();
        private final List<String> recipients = new ArrayList<>();

        Reading(Iterator<String> args) {
            this.args = args;
        }

        SendmailOptions all() throws ExitException {
            boolean options = true;
            while (args.hasNext()) {
                String arg = args.next();
                if (options && arg.equals("--")) {
                    options = false;
                } else if (options && arg.length() > 1 && arg.charAt(0) == '-') {
                    option(arg);
                } else {
                    Arrays.stream(arg.split(",")).map(String::strip).forEach(recipients::add);
                }
            }
            return new SendmailOptions(
                    fromHeader, dotIsText, dialogue, sender, fullName, recipients);
        }

        private void option(String arg) throws ExitException {
            char name = arg.charAt(1);
            switch (name) {
                case 't' -> flags(arg);
                case 'i' -> flags(arg);
                case 'f', 'r' -> sender = Optional.of(value(arg).replaceAll("^<|>$", ""));
                case 'F' -> fullName = Optional.of(value(arg));
                case 'b' -> mode(value(arg));
                case 'o' -> dotIsText |= value(arg).equals("i");
                default -> ignored(arg, name);
            }
        }

        /** {@code -ti} is {@code -t -i}. */
        private void flags(String arg) throws ExitException {
            for (char flag : arg.substring(1).toCharArray()) {
                switch (flag) {
                    case 't' -> fromHeader = true;
                    case 'i' -> dotIsText = true;
                    default -> ignored(arg, flag);
                }
            }
        }

        private void mode(String mode) throws ExitException {
            switch (mode) {
                case "m" -> dialogue = false;
                case "s" -> dialogue = true;
                default ->
                        throw usage(
                                "-b" + mode + " is not supported; the queue is in the admin pages");
            }
        }

        private void ignored(String arg, char name) throws ExitException {
            if (IGNORED_WITH_VALUE.indexOf(name) >= 0) {
                value(arg);
            } else if (IGNORED.indexOf(name) < 0) {
                throw usage("unknown option " + arg);
            }
        }

        private String value(String arg) throws ExitException {
            if (arg.length() > 2) {
                return arg.substring(2);
            }
            if (!args.hasNext()) {
                throw usage("option " + arg + " needs a value");
            }
            return args.next();
        }

        private static ExitException usage(String text) {
            return new ExitException(
                    ExitException.USAGE,
                    text
                            + "; usage: sendmail [-t] [-i] [-f sender] [-F name] [-bs] [--] [recipient ...]");
        }
    }
}
