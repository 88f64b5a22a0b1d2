package org.mailherd.antispam.bayes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mailherd.antispam.bayes.HeaderFacts.Fact;
import org.mailherd.antispam.content.Link;

/**
 * How links are built, whatever host they lead to: scheme, end of the host's name, form and words
 * of the path, names of the parameters. Hosts change daily, the programs behind them do not.
 */
final class LinkFacts {

    private static final int LINKS = 60;
    private static final int LONGEST = 1000;
    private static final int WORDS = 12;
    private static final int WORD = 20;
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private LinkFacts() {}

    static List<Fact> of(List<Link> links) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("links", Integer.toString(Shapes.bits(links.size()))));
        links.stream().limit(LINKS).forEach(link -> add(link, facts));
        return facts;
    }

    private static void add(Link link, List<Fact> facts) {
        String target = link.target().substring(0, Math.min(LONGEST, link.target().length()));
        int colon = target.indexOf(':');
        if (colon < 0) {
            facts.add(new Fact("link", "no scheme"));
            return;
        }
        String scheme = target.substring(0, Math.min(colon, WORD)).toLowerCase(Locale.ROOT);
        facts.add(new Fact("link", scheme + " " + link.place().name()));
        int from = target.startsWith("//", colon + 1) ? colon + 3 : colon + 1;
        int hash = target.indexOf('#', from);
        String rest = target.substring(from, hash < 0 ? target.length() : hash);
        int query = rest.indexOf('?');
        String before = query < 0 ? rest : rest.substring(0, query);
        int slash = before.indexOf('/');
        host(slash < 0 ? before : before.substring(0, slash), facts);
        path(slash < 0 ? "" : before.substring(slash), facts);
        if (query >= 0) {
            parameters(rest.substring(query + 1), facts);
        }
    }

    private static void host(String authority, List<Fact> facts) {
        int at = authority.lastIndexOf('@');
        String host = authority.substring(at + 1);
        int port = host.indexOf(':');
        String name = port < 0 ? host : host.substring(0, port);
        if (at >= 0) {
            facts.add(new Fact("link", "at"));
        }
        if (port >= 0) {
            facts.add(new Fact("link", "port"));
        }
        String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean number = !end.isEmpty() && end.chars().allMatch(Character::isDigit);
        facts.add(new Fact("link-end", number ? "address" : end));
    }

    private static void path(String path, List<Fact> facts) {
        facts.add(new Fact("link-path", Shapes.of(path)));
        facts.add(
                new Fact("link-depth", Long.toString(path.chars().filter(c -> c == '/').count())));
        NO_WORD.splitAsStream(path.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 1 && word.length() < WORD)
                .limit(WORDS)
                .forEach(word ->
                        facts.add(new Fact("link-word", NUMBER.matcher(word).replaceAll("9"))));
    }

    private static void parameters(String query, List<Fact> facts) {
        facts.add(new Fact("link", "query"));
        String rest = query;
        for (int i = 0; i < WORDS && !rest.isEmpty(); i++) {
            int end = rest.indexOf('&');
            String one = end < 0 ? rest : rest.substring(0, end);
            int equals = one.indexOf('=');
            String name = equals < 0 ? "" : one.substring(0, Math.min(WORD, equals));
            facts.add(new Fact("link-parameter", name.toLowerCase(Locale.ROOT)));
            rest = end < 0 ? "" : rest.substring(end + 1);
        }
    }
}
