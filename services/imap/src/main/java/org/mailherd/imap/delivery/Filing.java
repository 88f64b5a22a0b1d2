package org.mailherd.imap.delivery;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailherd.directory.delivery.DeliveryTerms;
import org.mailherd.directory.sieve.SieveMemory;
import org.mailherd.imap.access.Quotas;
import org.mailherd.mailstore.StoreException;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.flag.TooManyKeywords;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.message.Delivery;
import org.mailherd.mailstore.message.DeliveryOutcome;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.message.StagedMessage;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.quota.QuotaUsage;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.sieve.message.HeaderField;
import org.mailherd.sieve.outcome.Rewrite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes folders: all places of all recipients in one transaction, but for those whose message a
 * script has changed, which is another message.
 */
final class Filing {
    private static final Logger log = LoggerFactory.getLogger(Filing.class);

    private final MessageStore messages;
    private final SieveMemory memory;
    private final Quotas quotas;
    private final QuotaAlarm alarm;

    Filing(MessageStore messages, SieveMemory memory, Quotas quotas, QuotaAlarm alarm) {
        this.messages = messages;
        this.memory = memory;
        this.quotas = quotas;
        this.alarm = alarm;
    }

    /** A place of somebody's. */
    private record Wanted(Planned planned, Plan.Place place) {}

    void file(Arrival arrival, List<Planned> plans) {
        Map<Optional<Rewrite>, List<Wanted>> byContent = new LinkedHashMap<>();
        for (Planned planned : plans) {
            if (planned.plan().refusal().isEmpty()) {
                planned.plan()
                        .places()
                        .forEach(place ->
                                byContent
                                        .computeIfAbsent(place.rewrite(), _ -> new ArrayList<>())
                                        .add(new Wanted(planned, place)));
            }
        }
        byContent.forEach((rewrite, wanted) -> file(arrival, rewrite, wanted));
        plans.forEach(planned -> finish(arrival, planned));
    }

    private void file(Arrival arrival, Optional<Rewrite> rewrite, List<Wanted> wanted) {
        try {
            StagedMessage message =
                    rewrite.map(change -> messages.stage(Rewriting.octets(arrival.body(), change)))
                            .orElseGet(arrival::message);
            List<Delivery> deliveries = wanted.stream().map(one -> delivery(arrival, one)).toList();
            List<DeliveryOutcome> outcomes = messages.deliver(message, deliveries);
            for (int i = 0; i < wanted.size(); i++) {
                DeliveryOutcome outcome = settled(message, deliveries.get(i), outcomes.get(i));
                wanted.get(i).planned().filed(outcome);
                tell(arrival, wanted.get(i), outcome);
            }
        } catch (RuntimeException e) {
            LogEvent.of("delivery-fault").with("places", wanted.size()).error(log, e);
            wanted.forEach(one -> one.planned().fail());
        }
    }

    /** A folder that takes no more keywords takes the message without them. */
    private DeliveryOutcome settled(
            StagedMessage message, Delivery delivery, DeliveryOutcome outcome) {
        if (!(outcome instanceof DeliveryOutcome.Refused(TooManyKeywords _))) {
            return outcome;
        }
        Flags plain = new Flags(delivery.flags().system(), Collections.emptySortedSet());
        Delivery again =
                new Delivery(
                        delivery.folderId(),
                        delivery.quota(),
                        plain,
                        delivery.internalDate(),
                        delivery.trace());
        return messages.deliver(message, List.of(again)).getFirst();
    }

    private Delivery delivery(Arrival arrival, Wanted wanted) {
        Planner.Case one = wanted.planned().one();
        return new Delivery(
                wanted.place().folder().id(),
                limit(one, wanted.place().folder()),
                wanted.place().flags(),
                arrival.at(),
                trace(arrival.trace(one.recipient())));
    }

    private QuotaLimit limit(Planner.Case one, Folder folder) {
        DeliveryTerms terms = one.terms();
        return quotas.forFolder(new QuotaLimit(terms.quotaBytes(), terms.quotaMessages()), folder);
    }

    private static String trace(List<HeaderField> fields) {
        return fields.stream()
                .map(field -> field.name() + ":" + field.rawValue() + "\r\n")
                .collect(Collectors.joining());
    }

    /** What is done after the message itself is safe. */
    private void finish(Arrival arrival, Planned planned) {
        if (planned.plan().refusal().isPresent() || !planned.isDone()) {
            return;
        }
        Planner.Case one = planned.one();
        try {
            planned.plan()
                    .duplicates()
                    .forEach(mark ->
                            memory.extend(
                                    one.mailboxId(),
                                    SieveMemory.Kind.DUPLICATE,
                                    mark.key(),
                                    mark.period()));
            planned.plan().copies().forEach(copy -> copy(arrival, one, copy));
            int places = planned.plan().places().size() + planned.plan().copies().size();
            if (places > 0) {
                // Twice its size: a script may have made it longer, and trace is not counted here.
                QuotaUsage most = new QuotaUsage(2 * places * arrival.message().size(), places);
                alarm.delivered(one.recipient(), one.terms(), most);
            }
        } catch (RuntimeException e) {
            LogEvent.of("delivery-fault").with("to", one.recipient().address()).error(log, e);
        }
    }

    private void copy(Arrival arrival, Planner.Case one, Plan.Copy copy) {
        try {
            messages.append(
                    copy.folder().id(),
                    limit(one, copy.folder()),
                    messages.stage(new ByteArrayInputStream(copy.octets())),
                    copy.flags(),
                    arrival.at());
        } catch (StoreException e) {
            LogEvent.of("sieve-copy-failed")
                    .with("user", one.recipient().mailbox().address())
                    .quoted("reason", e.getMessage())
                    .info(log);
        }
    }

    private static void tell(Arrival arrival, Wanted wanted, DeliveryOutcome outcome) {
        LogEvent event =
                LogEvent.of("mailbox-delivery")
                        .quoted("msgid", arrival.messageId())
                        .with("to", "<" + wanted.planned().one().recipient().address() + ">")
                        .with("size", arrival.message().size())
                        .with("folder", wanted.place().folder().name());
        switch (outcome) {
            case DeliveryOutcome.Stored(var where) ->
                    event.with("uid", where.uid()).with("status", "sent").info(log);
            case DeliveryOutcome.Refused(var reason) ->
                    event.with("status", "refused").quoted("reason", reason.getMessage()).info(log);
        }
    }
}
