package org.mailherd.directory.recipient;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.mailmodel.MailAddress;

/** A resolution in words, such as {@code alice@alpha.test, forward x@example.org}. */
final class Resolved {
    private Resolved() {}

    static String text(RecipientResolver resolver, String address) {
        return text(resolver.resolve(MailAddress.parse(address)));
    }

    static String text(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Deliver deliver -> text(deliver);
            case Resolution.Unknown _ -> "unknown";
            case Resolution.NotLocal _ -> "not local";
            case Resolution.Disabled _ -> "disabled";
        };
    }

    private static String text(Resolution.Deliver deliver) {
        List<String> words = new ArrayList<>();
        deliver.destinations().forEach(destination -> words.add(text(destination)));
        deliver.copies().forEach(copy -> words.add("copy " + copy));
        String audience =
                switch (deliver.audience()) {
                    case Audience.Everybody() -> "";
                    case Audience.OwnPeople() -> "own people: ";
                    case Audience.Members(String domain) -> "members of " + domain + ": ";
                };
        return audience + String.join(", ", words);
    }

    private static String text(Destination destination) {
        return switch (destination) {
            case Destination.LocalMailbox mailbox -> mailbox.address().toString();
            case Destination.Remote(MailAddress address) -> "remote " + address;
            case Destination.Forward(MailAddress address) -> "forward " + address;
            case Destination.Relay(MailAddress address) -> "relay " + address;
            case Destination.Discard _ -> "discard";
            case Destination.Learn(Destination.Lesson lesson) -> "learn " + lesson;
        };
    }
}
