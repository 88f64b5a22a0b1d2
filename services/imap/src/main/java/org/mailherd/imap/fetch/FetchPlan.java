package org.mailherd.imap.fetch;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailherd.imap.syntax.FetchAttribute;
import org.mailherd.mailstore.message.MessageField;

/**
 * What one FETCH needs: some attributes are answered from the snapshot alone, some from the message
 * row, some from the octets.
 *
 * @param attributes in the order asked, each once
 * @param fields what to read of each row beyond its narrow part
 */
public record FetchPlan(List<FetchAttribute> attributes, Set<MessageField> fields) {

    /** What is told of a message whose flags have changed (RFC 7162 3.2.5.1). */
    public static final FetchPlan FLAG_NEWS =
            of(List.of(new FetchAttribute.Flags(), new FetchAttribute.ModSeq()), true);

    public FetchPlan {
        attributes = List.copyOf(attributes);
        fields = Set.copyOf(fields);
    }

    /**
     * @param byUid whether UID has to be among the attributes (RFC 3501 6.4.8)
     */
    public static FetchPlan of(List<FetchAttribute> asked, boolean byUid) {
        Set<FetchAttribute> attributes = new LinkedHashSet<>();
        if (byUid) {
            attributes.add(new FetchAttribute.Uid());
        }
        attributes.addAll(asked);
        Set<MessageField> fields = EnumSet.noneOf(MessageField.class);
        for (FetchAttribute attribute : attributes) {
            switch (attribute) {
                case FetchAttribute.Envelope _ -> fields.add(MessageField.ENVELOPE);
                case FetchAttribute.Structure _ -> fields.add(MessageField.STRUCTURE);
                case FetchAttribute.Section section -> {
                    if (!SectionWriter.isWhole(section)) {
                        fields.add(MessageField.STRUCTURE);
                    }
                }
                case FetchAttribute.Binary _ -> fields.add(MessageField.STRUCTURE);
                case FetchAttribute.BinarySize _ -> fields.add(MessageField.STRUCTURE);
                case FetchAttribute.Preview _ -> fields.add(MessageField.PREVIEW);
                // The thread is in the wide row: any field of it brings it along.
                case FetchAttribute.ThreadId _ -> fields.add(MessageField.SENT_AT);
                case FetchAttribute.EmailId _,
                        FetchAttribute.SaveDate _,
                        FetchAttribute.Flags _,
                        FetchAttribute.Uid _,
                        FetchAttribute.ModSeq _,
                        FetchAttribute.InternalDate _,
                        FetchAttribute.Size _ -> {}
            }
        }
        return new FetchPlan(List.copyOf(attributes), fields);
    }

    /** This plan with one more attribute. */
    public FetchPlan with(FetchAttribute attribute) {
        if (attributes.contains(attribute)) {
            return this;
        }
        List<FetchAttribute> more = new ArrayList<>(attributes);
        more.add(attribute);
        return new FetchPlan(more, fields);
    }

    public boolean needsOctets() {
        return attributes.stream()
                .anyMatch(attribute ->
                        attribute instanceof FetchAttribute.Section
                                || attribute instanceof FetchAttribute.Binary
                                || attribute instanceof FetchAttribute.BinarySize);
    }

    public boolean needsRow() {
        return attributes.stream()
                .anyMatch(attribute ->
                        !(attribute instanceof FetchAttribute.Flags
                                || attribute instanceof FetchAttribute.Uid
                                || attribute instanceof FetchAttribute.ModSeq));
    }

    /** Whether {@code \Seen} gets set on what is fetched. */
    public boolean marksSeen() {
        return attributes.stream()
                .anyMatch(attribute ->
                        switch (attribute) {
                            case FetchAttribute.Section section -> !section.peek();
                            case FetchAttribute.Binary binary -> !binary.peek();
                            default -> false;
                        });
    }

    /** Whether the client learns flags, or when they changed. */
    public boolean tellsFlags() {
        return asksModSeq() || attributes.contains(new FetchAttribute.Flags());
    }

    /** Whether the client shows that it knows modseqs. */
    public boolean asksModSeq() {
        return attributes.contains(new FetchAttribute.ModSeq());
    }
}
