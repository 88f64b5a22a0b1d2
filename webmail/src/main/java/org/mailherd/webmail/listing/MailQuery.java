package org.mailherd.webmail.listing;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of the mail page says: where one is.
 *
 * @param uid the open message, 0 for none
 * @param images whether pictures from elsewhere are allowed for the open message
 * @param plain whether the plain form is wanted although there is HTML
 */
public record MailQuery(
        String folder, int page, String q, long uid, boolean images, boolean plain) {

    static final String START = "INBOX";

    static MailQuery of(
            @Nullable String folder,
            @Nullable Integer page,
            @Nullable String q,
            @Nullable Long uid,
            boolean images,
            boolean plain) {
        return new MailQuery(
                folder == null || folder.isEmpty() ? START : folder,
                page == null ? 1 : Math.max(1, page),
                q == null ? "" : q,
                uid == null ? 0 : Math.max(0, uid),
                images,
                plain);
    }

    /** The address of the list this query is in, without the open message. */
    public String listAddress() {
        var address = UriComponentsBuilder.fromPath("/mail").queryParam("folder", "{folder}");
        if (page > 1) {
            address.queryParam("page", page);
        }
        if (!q.isEmpty()) {
            address.queryParam("q", "{q}");
        }
        return address.encode().buildAndExpand(Map.of("folder", folder, "q", q)).toUriString();
    }
}
