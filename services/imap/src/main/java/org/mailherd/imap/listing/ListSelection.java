package org.mailherd.imap.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.mailherd.imap.syntax.ListRequest;
import org.mailherd.imap.syntax.ListRequest.Result;
import org.mailherd.imap.syntax.ListRequest.Selection;
import org.mailherd.mailstore.folder.FolderName;

/** Chooses the folders that one LIST asks for and what to say of each (RFC 5258). */
public final class ListSelection {
    private final FolderTree tree;
    private final ListRequest request;
    private final List<MailboxPattern> patterns;

    public ListSelection(FolderTree tree, ListRequest request) {
        this.tree = tree;
        this.request = request;
        this.patterns =
                request.patterns().stream()
                        .map(pattern -> MailboxPattern.of(request.reference(), pattern))
                        .toList();
    }

    /**
     * One line of the answer.
     *
     * @param attributes with their backslashes
     * @param childInfo whether it is listed for the sake of subscribed folders below it
     */
    public record Line(FolderName name, List<String> attributes, boolean childInfo) {}

    public List<Line> lines() {
        boolean subscribedOnly = request.select().contains(Selection.SUBSCRIBED);
        SortedSet<FolderName> names = subscribedOnly ? tree.subscribed() : tree.names();
        if (subscribedOnly && request.select().contains(Selection.RECURSIVEMATCH)) {
            List.copyOf(names).forEach(name -> names.addAll(name.ancestors()));
        }
        return names.stream()
                .filter(name -> patterns.stream().anyMatch(p -> p.matches(name.value())))
                .filter(this::isSelected)
                .map(this::line)
                .toList();
    }

    private boolean isSelected(FolderName name) {
        if (!request.select().contains(Selection.SPECIAL_USE)) {
            return true;
        }
        return tree.folder(name).flatMap(folder -> folder.specialUse()).isPresent();
    }

    private Line line(FolderName name) {
        List<String> attributes = new ArrayList<>();
        boolean exists = tree.folder(name).isPresent();
        if (!exists) {
            // RFC 5258: \NonExistent says \Noselect too, but only to those who speak the extension.
            attributes.add(request.extended() ? "\\NonExistent" : "\\Noselect");
        }
        attributes.add(tree.hasChildren(name) ? "\\HasChildren" : "\\HasNoChildren");
        if (tree.isSubscribed(name) && tellsSubscriptions()) {
            attributes.add("\\Subscribed");
        }
        tree.folder(name)
                .flatMap(folder -> folder.specialUse())
                .ifPresent(use -> attributes.add(use.attribute()));
        boolean childInfo =
                request.select().contains(Selection.RECURSIVEMATCH)
                        && tree.hasSubscribedChildren(name);
        return new Line(name, attributes, childInfo);
    }

    private boolean tellsSubscriptions() {
        return request.results().contains(Result.SUBSCRIBED)
                || request.select().contains(Selection.SUBSCRIBED);
    }
}
