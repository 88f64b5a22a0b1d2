package org.mailherd.sieve.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Constant;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.StringMatch;
import org.mailherd.sieve.engine.Test;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.SyntaxFault;
import org.mailherd.sieve.message.Address;
import org.mailherd.sieve.message.Addresses;
import org.mailherd.sieve.message.HeaderField;

/** RFC 5228 5.1. */
record AddressTest(
        FieldSource source,
        FieldIndex index,
        AddressPart part,
        List<Value> names,
        StringMatch match)
        implements Test {

    /** RFC 5228 5.1: only fields that hold addresses; also those in use that no RFC knows. */
    private static final Set<String> ADDRESS_FIELDS =
            Set.of(
                    "from",
                    "to",
                    "cc",
                    "bcc",
                    "sender",
                    "reply-to",
                    "resent-from",
                    "resent-to",
                    "resent-cc",
                    "resent-bcc",
                    "resent-sender",
                    "resent-reply-to",
                    "return-path",
                    "delivered-to",
                    "x-delivered-to",
                    "envelope-to",
                    "x-envelope-to",
                    "x-envelope-from",
                    "x-original-to",
                    "x-forwarded-to",
                    "x-forwarded-for",
                    "errors-to",
                    "apparently-to",
                    "disposition-notification-to",
                    "return-receipt-to",
                    "mail-followup-to",
                    "mail-reply-to",
                    "x-beenthere",
                    "for-approval",
                    "for-handling",
                    "for-comment",
                    "x-admin",
                    "read-receipt-to",
                    "x-confirm-reading-to",
                    "return-receipt-requested",
                    "registered-mail-reply-requested-by",
                    "abuse-reports-to",
                    "x-complaints-to",
                    "x-report-abuse-to",
                    "original-recipient",
                    "final-recipient",
                    "list-post",
                    "x-sender",
                    "x-rcpt-to");

    static Test make(Arguments arguments) {
        StringMatch.Kind kind = StringMatch.Kind.read(arguments);
        AddressPart part = AddressPart.read(arguments);
        FieldIndex index = FieldIndex.read(arguments);
        FieldSource source = FieldSource.read(arguments);
        List<Argument.Text> nameTexts = arguments.texts("the header names");
        List<Value> names = arguments.values(nameTexts);
        for (int i = 0; i < names.size(); i++) {
            // RFC 5703 4.2: with :mime a part's fields count as if they held addresses.
            if (names.get(i) instanceof Constant(String name)
                    && !source.mime()
                    && !holdsAddresses(name)) {
                throw new SyntaxFault(
                        nameTexts.get(i).at(),
                        "the header field '" + name + "' holds no addresses: use the header test");
            }
        }
        List<Argument.Text> keys = arguments.texts("the keys");
        arguments.endAll();
        return new AddressTest(source, index, part, names, StringMatch.of(kind, keys, arguments));
    }

    private static boolean holdsAddresses(String name) {
        return ADDRESS_FIELDS.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean test(Run run) {
        List<String> values = new ArrayList<>();
        for (String name : HeaderNames.get(run, names)) {
            for (HeaderField field : index.pick(source.fields(run, name))) {
                values.addAll(values(field.unfolded()));
            }
        }
        return match.test(run, values);
    }

    private List<String> values(String field) {
        List<Address> addresses = Addresses.parse(field);
        // RFC 5228 2.7.4: no part of what is no address matches, the whole may
        if (addresses.isEmpty() && part == AddressPart.ALL && Addresses.areInvalid(field)) {
            return List.of(field);
        }
        return addresses.stream().map(part::of).flatMap(Optional::stream).toList();
    }
}
