package org.mailherd.imap.notify;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailherd.imap.fetch.FetchPlan;
import org.mailherd.imap.listing.FolderTree;
import org.mailherd.imap.listing.ListScope;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Notices;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.NotifyRequest;
import org.mailherd.imap.syntax.NotifyRequest.Event;
import org.mailherd.imap.syntax.NotifyRequest.Selected;
import org.mailherd.imap.syntax.StatusItem;
import org.mailherd.mailstore.folder.FolderStatus;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.FolderWatch;
import org.mailherd.mailstore.snapshot.UidSet;
import org.springframework.dao.DataAccessException;

/** What one session asked for by NOTIFY SET. */
final class SessionNotices implements Notices {
    private final NotifyStores stores;
    private final Session session;
    private final Interest interest;
    private final OfSelected ofSelected;
    private final FetchPlan newMessages;
    private final StatusNotices statuses;
    private final Map<Long, FolderWatch> trees = new HashMap<>();
    private final Set<String> ownNames = new HashSet<>();
    private Survey survey = new Survey(Map.of(), Set.of(), Set.of());
    private UidSet ownArrivals = UidSet.EMPTY;
    private FolderWatch ofFolder = () -> {};
    private long selectedId;
    private volatile boolean treeChanged;

    SessionNotices(NotifyStores stores, Session session, NotifyRequest request) {
        this.stores = stores;
        this.session = session;
        this.interest = new Interest(request);
        this.ofSelected = request.selected().map(SessionNotices::of).orElse(OfSelected.NOTHING);
        this.newMessages =
                FetchPlan.of(request.selected().map(Selected::attributes).orElse(List.of()), false);
        this.statuses = new StatusNotices(stores.snapshots(), session.bell()::ring, stores.room());
    }

    private static OfSelected of(Selected selected) {
        return new OfSelected(
                selected.events().contains(Event.MESSAGE_NEW),
                selected.events().contains(Event.FLAG_CHANGE),
                selected.delayed());
    }

    /**
     * Begins to watch, and tells what the client has to know first.
     *
     * @param tellStatus whether counters of the watched folders are to be told
     * @return false when it asks for too much
     */
    boolean begin(boolean tellStatus) throws IOException {
        watchTree(session.mailboxId());
        FolderTree tree = stores.visible().tree(session.account(), ListScope.ALL);
        survey = Survey.of(tree);
        Optional<Set<Long>> watched = watchFolders();
        if (watched.isEmpty()) {
            close();
            return false;
        }
        for (Survey.Seen seen : survey.folders().values()) {
            if (!seen.readable() && !events(seen).isEmpty()) {
                NameNotices.noAccess(session.out(), seen.name());
            }
        }
        Map<Long, FolderStatus> counters = stores.folders().statuses(watched.get());
        counters.forEach(statuses::told);
        if (tellStatus) {
            long selected = session.state() == State.SELECTED ? session.selected().id() : 0;
            for (Map.Entry<Long, FolderStatus> one : counters.entrySet()) {
                if (one.getKey() != selected) {
                    write(
                            new StatusNotices.News(
                                    one.getKey(), first(one.getKey()), one.getValue()));
                }
            }
        }
        return true;
    }

    /** RFC 5465 3.1: what the STATUS indicator asks for. */
    private Set<StatusItem> first(long folderId) {
        Set<StatusItem> items =
                EnumSet.of(StatusItem.MESSAGES, StatusItem.UIDNEXT, StatusItem.UIDVALIDITY);
        if (statuses.events(folderId).contains(Event.FLAG_CHANGE)) {
            items.add(StatusItem.HIGHESTMODSEQ);
        }
        return items;
    }

    private Optional<Set<Long>> watchFolders() {
        if (survey.folders().size() > stores.settings().folders()) {
            return Optional.empty();
        }
        survey.owners().forEach(this::watchTree);
        Map<Long, Set<Event>> wanted = new HashMap<>();
        survey.folders()
                .forEach((id, seen) -> {
                    Set<Event> events = events(seen);
                    if (seen.readable() && events.stream().anyMatch(Event::ofMessages)) {
                        wanted.put(id, events);
                    }
                });
        return statuses.watch(wanted);
    }

    private Set<Event> events(Survey.Seen seen) {
        return interest.of(seen.name(), survey.isSubscribed(seen.name()));
    }

    private void watchTree(long mailboxId) {
        trees.computeIfAbsent(
                mailboxId,
                id ->
                        stores.snapshots()
                                .watchTree(
                                        id,
                                        () -> {
                                            treeChanged = true;
                                            session.bell().ring();
                                        }));
    }

    @Override
    public OfSelected ofSelected() {
        return ofSelected;
    }

    @Override
    public boolean listening() {
        return true;
    }

    @Override
    public void selected(@Nullable SelectedFolder folder) {
        ofFolder.close();
        ownArrivals = UidSet.EMPTY;
        selectedId = folder == null ? 0 : folder.id();
        boolean watched = folder != null && ofSelected.counts();
        ofFolder = watched ? stores.snapshots().watch(selectedId, session.bell()::ring) : () -> {};
    }

    @Override
    public void arrived(Session mine, FolderSnapshot now, UidSet uids) throws IOException {
        UidSet.Builder others = new UidSet.Builder();
        uids.forEach(uid -> {
            if (!ownArrivals.contains(uid)) {
                others.add(uid);
            }
        });
        ownArrivals = UidSet.EMPTY;
        if (newMessages.attributes().isEmpty()) {
            return;
        }
        UidSet wanted = others.build();
        if (wanted.count() > NotifyStores.MOST_FETCHED) {
            overflow("Too many new messages at once");
        } else {
            stores.fetch().write(session, newMessages, wanted, now);
        }
    }

    @Override
    public void tellOthers(Session mine) throws IOException {
        try {
            if (treeChanged) {
                treeChanged = false;
                tellNames();
            }
            Set<Long> changed = statuses.changed(selectedId);
            if (!changed.isEmpty()) {
                var news = statuses.news(stores.folders().statuses(changed), session.condstore());
                for (StatusNotices.News one : news) {
                    write(one);
                }
            }
        } catch (DataAccessException _) {
            overflow("The mail store cannot be reached now");
        } finally {
            ownNames.clear();
        }
    }

    private void tellNames() throws IOException {
        FolderTree tree = stores.visible().tree(session.account(), ListScope.ALL);
        Survey before = survey;
        survey = Survey.of(tree);
        new NameNotices(interest, before, tree, survey).tell(session.out(), ownNames);
        Optional<Set<Long>> added = watchFolders();
        if (added.isEmpty()) {
            overflow("Too many folders to watch");
        } else {
            added.get().forEach(statuses::look);
        }
    }

    private void overflow(String why) throws IOException {
        session.out().answer("*", Answer.ok("NOTIFICATIONOVERFLOW", why));
        session.notices(Notices.NONE);
    }

    private void write(StatusNotices.News news) throws IOException {
        Survey.Seen seen = survey.folders().get(news.folderId());
        if (seen != null) {
            stores.answers().write(session.out(), seen.name(), news.counters(), news.items());
        }
    }

    @Override
    public void ownNames(String... names) {
        for (String name : names) {
            ownNames.add(name);
            for (int cut = name.lastIndexOf('/'); cut > 0; cut = name.lastIndexOf('/', cut - 1)) {
                ownNames.add(name.substring(0, cut));
            }
        }
    }

    @Override
    public void ownMessages(long folderId, UidSet uids) {
        statuses.own(folderId, uids.count());
        if (folderId == selectedId) {
            ownArrivals = uids;
        }
    }

    @Override
    public void close() {
        ofFolder.close();
        statuses.close();
        trees.values().forEach(FolderWatch::close);
        trees.clear();
    }
}
