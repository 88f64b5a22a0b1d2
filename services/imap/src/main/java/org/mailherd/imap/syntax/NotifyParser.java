package org.mailherd.imap.syntax;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailherd.imap.syntax.NotifyRequest.Event;
import org.mailherd.imap.syntax.NotifyRequest.Filter;
import org.mailherd.imap.syntax.NotifyRequest.Group;
import org.mailherd.imap.syntax.NotifyRequest.Selected;

/** The arguments of NOTIFY, RFC 5465 section 8. */
public final class NotifyParser {
    private static final Set<Event> COUNTS = EnumSet.of(Event.MESSAGE_NEW, Event.MESSAGE_EXPUNGE);

    private final CommandReader reader;
    private final List<Group> groups = new ArrayList<>();
    private Optional<Selected> selected = Optional.empty();
    private boolean unsupported;

    public NotifyParser(CommandReader reader) {
        this.reader = reader;
    }

    /** Empty for NONE. */
    public Optional<NotifyRequest> parse() throws IOException, SyntaxFault {
        switch (reader.keyword()) {
            case "NONE" -> {
                return Optional.empty();
            }
            case "SET" -> reader.space();
            default -> throw new SyntaxFault("Expected SET or NONE");
        }
        boolean status = !reader.at('(');
        if (status) {
            if (!reader.keyword().equals("STATUS")) {
                throw new SyntaxFault("Expected STATUS or an event group");
            }
            reader.space();
        }
        do {
            reader.open();
            group();
            reader.close();
        } while (reader.accept(' '));
        return Optional.of(new NotifyRequest(status, selected, groups, unsupported));
    }

    private void group() throws IOException, SyntaxFault {
        String filter = reader.keyword();
        switch (filter) {
            case "SELECTED", "SELECTED-DELAYED" -> selected(filter.equals("SELECTED-DELAYED"));
            case "INBOXES", "PERSONAL", "SUBSCRIBED" -> other(Filter.valueOf(filter), List.of());
            case "SUBTREE", "MAILBOXES" -> {
                reader.space();
                other(Filter.valueOf(filter), names());
            }
            default -> throw new SyntaxFault("Unknown mailbox specifier");
        }
    }

    private void selected(boolean delayed) throws IOException, SyntaxFault {
        if (selected.isPresent()) {
            throw new SyntaxFault("The selected mailbox is specified twice");
        }
        List<FetchAttribute> attributes = new ArrayList<>();
        Set<Event> events = events(attributes, true);
        if (!events.stream().allMatch(Event::ofMessages)) {
            throw new SyntaxFault("Only message events go with the selected mailbox");
        }
        selected = Optional.of(new Selected(delayed, events, attributes));
    }

    private void other(Filter filter, List<String> names) throws IOException, SyntaxFault {
        groups.add(new Group(filter, names, events(new ArrayList<>(), false)));
    }

    private List<String> names() throws IOException, SyntaxFault {
        List<String> names = new ArrayList<>();
        if (!reader.acceptOpen()) {
            names.add(reader.mailbox());
            return names;
        }
        do {
            names.add(reader.mailbox());
        } while (reader.accept(' '));
        reader.close();
        return names;
    }

    private Set<Event> events(List<FetchAttribute> attributes, boolean mayFetch)
            throws IOException, SyntaxFault {
        reader.space();
        Set<Event> events = EnumSet.noneOf(Event.class);
        if (!reader.acceptOpen()) {
            if (!reader.keyword().equals("NONE")) {
                throw new SyntaxFault("Expected events in parentheses or NONE");
            }
            return events;
        }
        boolean unknown = false;
        do {
            Optional<Event> event = Event.named(reader.keyword().toUpperCase(Locale.ROOT));
            unknown |= event.isEmpty();
            event.ifPresent(events::add);
            if (event.equals(Optional.of(Event.MESSAGE_NEW)) && reader.atModifiers()) {
                attributes.addAll(attributes(mayFetch));
            }
        } while (reader.accept(' '));
        reader.close();
        unsupported |= unknown;
        if (!unknown) {
            requireCounts(events);
        }
        return events;
    }

    private List<FetchAttribute> attributes(boolean allowed) throws IOException, SyntaxFault {
        if (!allowed) {
            throw new SyntaxFault("Attributes to fetch go with the selected mailbox only");
        }
        reader.space();
        return new FetchParser(reader).parse();
    }

    /** RFC 5465 section 5: arrivals and expunges go together, and flags go with both. */
    private static void requireCounts(Set<Event> events) throws SyntaxFault {
        boolean ofMessages = events.stream().anyMatch(Event::ofMessages);
        if (ofMessages && !events.containsAll(COUNTS)) {
            throw new SyntaxFault("MessageNew and MessageExpunge have to be asked for together");
        }
    }
}
