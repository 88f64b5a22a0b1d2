package org.mailherd.antispam.facts;

import org.mailherd.mailauth.arc.ArcVerification;
import org.mailherd.mailauth.dkim.BodySink;
import org.mailherd.mailauth.dkim.DkimVerification;
import org.mailherd.mailauth.header.HeaderBlock;

/** What a message brings to prove its way; the body goes through both at once. */
public record Signatures(HeaderBlock header, DkimVerification dkim, ArcVerification arc)
        implements BodySink {
    @Override
    public void update(byte[] octets, int offset, int length) {
        dkim.update(octets, offset, length);
        arc.update(octets, offset, length);
    }
}
