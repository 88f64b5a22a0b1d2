package org.mailherd.imap.syntax;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mailherd.imap.syntax.ListRequest.Result;
import org.mailherd.imap.syntax.ListRequest.Selection;

/** The arguments of LIST. */
public final class ListParser {
    private final CommandReader reader;
    private final Set<Selection> select = EnumSet.noneOf(Selection.class);
    private final Set<Result> results = EnumSet.noneOf(Result.class);
    private Set<StatusItem> status = EnumSet.noneOf(StatusItem.class);
    private boolean extended;

    public ListParser(CommandReader reader) {
        this.reader = reader;
    }

    public ListRequest parse() throws IOException, SyntaxFault {
        if (reader.at('(')) {
            extended = true;
            selection();
            reader.space();
        }
        String reference = reader.mailbox();
        reader.space();
        List<String> patterns = patterns();
        if (reader.accept(' ')) {
            extended = true;
            results();
        }
        checkRecursiveMatch();
        return new ListRequest(select, reference, patterns, extended, results, status);
    }

    private List<String> patterns() throws IOException, SyntaxFault {
        List<String> patterns = new ArrayList<>();
        if (!reader.acceptOpen()) {
            patterns.add(reader.mailboxPattern());
            return patterns;
        }
        extended = true;
        do {
            patterns.add(reader.mailboxPattern());
        } while (reader.accept(' '));
        reader.close();
        return patterns;
    }

    private void selection() throws SyntaxFault {
        reader.open();
        while (!reader.acceptClose()) {
            switch (reader.keyword()) {
                case "SUBSCRIBED" -> select.add(Selection.SUBSCRIBED);
                case "REMOTE" -> select.add(Selection.REMOTE);
                case "RECURSIVEMATCH" -> select.add(Selection.RECURSIVEMATCH);
                case "SPECIAL-USE" -> select.add(Selection.SPECIAL_USE);
                default -> throw new SyntaxFault("Unknown selection option");
            }
            reader.accept(' ');
        }
    }

    private void results() throws SyntaxFault {
        if (!reader.keyword().equals("RETURN")) {
            throw new SyntaxFault("Expected RETURN");
        }
        reader.space();
        reader.open();
        while (!reader.acceptClose()) {
            result(reader.keyword());
            reader.accept(' ');
        }
    }

    private void result(String word) throws SyntaxFault {
        switch (word) {
            case "SUBSCRIBED" -> results.add(Result.SUBSCRIBED);
            case "CHILDREN" -> results.add(Result.CHILDREN);
            case "SPECIAL-USE" -> results.add(Result.SPECIAL_USE);
            case "MYRIGHTS" -> results.add(Result.MYRIGHTS);
            case "STATUS" -> {
                reader.space();
                status = StatusItem.list(reader);
            }
            default -> throw new SyntaxFault("Unknown return option");
        }
    }

    /** RFC 5258 section 3.1: RECURSIVEMATCH modifies another option. */
    private void checkRecursiveMatch() throws SyntaxFault {
        boolean recursive = select.contains(Selection.RECURSIVEMATCH);
        if (recursive
                && !select.contains(Selection.SUBSCRIBED)
                && !select.contains(Selection.SPECIAL_USE)) {
            throw new SyntaxFault("RECURSIVEMATCH needs another selection option");
        }
    }
}
