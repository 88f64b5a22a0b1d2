package org.mailherd.imap.listing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.mailherd.imap.syntax.ListRequest;
import org.mailherd.imap.syntax.ListRequest.Result;
import org.mailherd.imap.syntax.ListRequest.Selection;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.SpecialUse;

/** Chooses the folders that one LIST asks for and what to say of each (RFC 5258). */
public final class ListSelection {
    private final FolderTree tree;
    private final ListRequest request;
    private final List<MailboxPattern> patterns;

    public ListSelection(FolderTree tree, ListRequest request) {
        this.tree = tree;
        this.request = request;
        this.patterns = patterns(request);
    }

    /**
     * One line of the answer.
     *
     * @param attributes with their backslashes
     * @param childInfo whether folders below it, which the patterns do not reach, were asked for
     * @param folder empty for a level that is none, or told for those below it only
     */
    public record Line(
            String name,
            List<String> attributes,
            boolean childInfo,
            Optional<ListedFolder> folder) {

        /** RFC 5819 3, RFC 8440 4: what was not selected has no STATUS and no MYRIGHTS. */
        private Line alone() {
            return new Line(name, attributes, childInfo, Optional.empty());
        }
    }

    /** What has to be known to answer the request. */
    public static ListScope scope(ListRequest request) {
        List<MailboxPattern> patterns = patterns(request);
        String prefix =
                patterns.stream()
                        .map(MailboxPattern::prefix)
                        .reduce(ListSelection::common)
                        .orElse("");
        int depth =
                request.select().contains(Selection.RECURSIVEMATCH)
                        ? ListScope.ANY_DEPTH
                        : patterns.stream().mapToInt(MailboxPattern::depth).max().orElse(0);
        return new ListScope(prefix, depth, tellsSubscriptions(request));
    }

    public List<Line> lines() {
        boolean recursive = request.select().contains(Selection.RECURSIVEMATCH);
        SortedSet<String> names =
                request.select().contains(Selection.SUBSCRIBED) ? tree.subscribed() : tree.names();
        names.removeIf(name -> !isSelected(name));
        Set<String> aboveHidden = new HashSet<>();
        if (recursive) {
            names.stream()
                    .filter(name -> !isMeant(name))
                    .forEach(name -> FolderTree.forEachAncestor(name, aboveHidden::add));
        }
        Set<String> selected = Set.copyOf(names);
        names.addAll(aboveHidden);
        return names.stream()
                .filter(this::isMeant)
                .map(name -> line(name, aboveHidden.contains(name)))
                .map(line -> selected.contains(line.name()) ? line : line.alone())
                .toList();
    }

    /** What is to be said of one name, be it a folder or not: for notices of changes. */
    public static Line describe(FolderTree tree, String name) {
        ListRequest request =
                new ListRequest(Set.of(), "", List.of(), true, Set.of(Result.SUBSCRIBED), Set.of());
        return new ListSelection(tree, request).line(name, false);
    }

    private boolean isMeant(String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    private boolean isSelected(String name) {
        return !request.select().contains(Selection.SPECIAL_USE) || use(name).isPresent();
    }

    private Optional<SpecialUse> use(String name) {
        // RFC 6154 2: the use is the user's, and another one's Sent is not.
        return tree.folder(name)
                .filter(listed -> listed.name().equals(listed.folder().name().value()))
                .flatMap(listed -> listed.folder().specialUse());
    }

    private Line line(String name, boolean childInfo) {
        Optional<ListedFolder> folder = tree.folder(name);
        List<String> attributes = new ArrayList<>();
        if (folder.isEmpty()) {
            // RFC 5258: \NonExistent says \Noselect too, but only to those who speak the extension.
            attributes.add(request.extended() ? "\\NonExistent" : "\\Noselect");
        } else if (!request.status().isEmpty() && !folder.get().rights().has(Right.READ)) {
            // RFC 5819 2: why there is no STATUS.
            attributes.add("\\Noselect");
        }
        attributes.add(children(name));
        if (tree.isSubscribed(name) && tellsSubscriptions(request)) {
            attributes.add("\\Subscribed");
        }
        use(name).ifPresent(use -> attributes.add(use.attribute()));
        return new Line(name, attributes, childInfo, folder);
    }

    private String children(String name) {
        if (tree.hasChildren(name)) {
            return "\\HasChildren";
        }
        boolean deepest =
                name.chars().filter(c -> c == FolderName.DELIMITER).count() + 1
                        >= FolderName.MAX_DEPTH;
        return deepest ? "\\NoInferiors" : "\\HasNoChildren";
    }

    private static boolean tellsSubscriptions(ListRequest request) {
        return request.results().contains(Result.SUBSCRIBED)
                || request.select().contains(Selection.SUBSCRIBED);
    }

    private static List<MailboxPattern> patterns(ListRequest request) {
        return request.patterns().stream()
                .map(pattern -> MailboxPattern.of(request.reference(), pattern))
                .toList();
    }

    private static String common(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return a.substring(0, length);
    }
}
