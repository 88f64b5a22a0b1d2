package org.mailherd.testsupport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** The records and faults a {@link FakeDns} answers from. */
final class FakeZone {

    private static final int TTL = 60;
    private static final int MAX_CHAIN = 10;

    private final List<Record> records = new CopyOnWriteArrayList<>();
    private final Set<Name> failing = ConcurrentHashMap.newKeySet();
    private final Set<Name> silent = ConcurrentHashMap.newKeySet();
    private final Set<Name> secure = ConcurrentHashMap.newKeySet();

    void add(String line) {
        byte[] text = (line + "\n").getBytes(StandardCharsets.US_ASCII);
        try (Master reader = new Master(new ByteArrayInputStream(text), Name.root, TTL)) {
            Record record = reader.nextRecord();
            if (record == null) {
                throw new IllegalArgumentException("no record in: " + line);
            }
            records.add(record);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a record: " + line, e);
        }
    }

    void remove(String name) {
        Name gone = name(name);
        records.removeIf(record -> record.getName().equals(gone));
        failing.remove(gone);
        silent.remove(gone);
    }

    void failing(String name) {
        failing.add(name(name));
    }

    void silent(String name) {
        silent.add(name(name));
    }

    void secure(String name) {
        secure.add(name(name));
    }

    /** An alias out of the signed zone leads to where nothing is proven. */
    private boolean isSecure(Message answer) {
        return isSecure(answer.getQuestion().getName())
                && answer.getSection(Section.ANSWER).stream().allMatch(r -> isSecure(r.getName()));
    }

    private boolean isSecure(Name name) {
        return secure.stream().anyMatch(name::subdomain);
    }

    /** The answer, or nothing for a silent name. */
    Optional<Message> answer(Message query) {
        Record question = query.getQuestion();
        if (silent.contains(question.getName())) {
            return Optional.empty();
        }
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        if (query.getHeader().getFlag(Flags.RD)) {
            answer.getHeader().setFlag(Flags.RD);
        }
        answer.addRecord(question, Section.QUESTION);
        if (failing.contains(question.getName())) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
        } else {
            resolve(question.getName(), question.getType(), answer);
            if (isSecure(answer)) {
                answer.getHeader().setFlag(Flags.AD);
            }
        }
        if (query.getOPT() != null) {
            answer.addRecord(new OPTRecord(1_232, 0, 0), Section.ADDITIONAL);
        }
        return Optional.of(answer);
    }

    private void resolve(Name asked, int type, Message answer) {
        Name name = asked;
        for (int i = 0; i < MAX_CHAIN; i++) {
            Name at = name;
            List<Record> here = records.stream().filter(r -> r.getName().equals(at)).toList();
            List<Record> wanted =
                    here.stream().filter(r -> type == Type.ANY || r.getType() == type).toList();
            wanted.forEach(r -> answer.addRecord(r, Section.ANSWER));
            Optional<CNAMERecord> alias =
                    here.stream()
                            .filter(CNAMERecord.class::isInstance)
                            .map(CNAMERecord.class::cast)
                            .findFirst();
            if (!wanted.isEmpty() || alias.isEmpty()) {
                if (wanted.isEmpty()) {
                    sayNothingHere(at, answer);
                }
                return;
            }
            answer.addRecord(alias.get(), Section.ANSWER);
            name = alias.get().getTarget();
        }
    }

    // RFC 2308: a name without records but with records below it exists; the SOA says how long to
    // remember.
    private void sayNothingHere(Name name, Message answer) {
        boolean exists = records.stream().anyMatch(r -> r.getName().subdomain(name));
        if (!exists) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        Name top = name.labels() > 1 ? new Name(name, name.labels() - 2) : name;
        answer.addRecord(
                new SOARecord(top, DClass.IN, TTL, top, top, 1, TTL, TTL, TTL, 1),
                Section.AUTHORITY);
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
