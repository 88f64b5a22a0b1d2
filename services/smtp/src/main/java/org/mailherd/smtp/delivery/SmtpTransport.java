package org.mailherd.smtp.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.smtp.routing.Route;
import org.mailherd.smtp.routing.RouteUnknownException;
import org.mailherd.smtp.routing.Routes;

/** SMTP to other servers; recipients of one route share transactions. */
public final class SmtpTransport implements DeliveryTransport {
    private final Routes routes;
    private final RouteDelivery delivery;

    SmtpTransport(Routes routes, RouteDelivery delivery) {
        this.routes = routes;
        this.delivery = delivery;
    }

    @Override
    public Map<QueuedRecipient, Attempt> deliver(Consignment consignment) throws IOException {
        Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
        Map<Route, List<QueuedRecipient>> ways = new LinkedHashMap<>();
        for (QueuedRecipient recipient : consignment.recipients()) {
            try {
                ways.computeIfAbsent(route(consignment, recipient), _ -> new ArrayList<>())
                        .add(recipient);
            } catch (RouteUnknownException e) {
                attempts.put(recipient, Attempt.deferred("4.3.5", String.valueOf(e.getMessage())));
            }
        }
        for (Map.Entry<Route, List<QueuedRecipient>> way : ways.entrySet()) {
            attempts.putAll(delivery.deliver(consignment.with(way.getValue()), way.getKey()));
        }
        return attempts;
    }

    private Route route(Consignment consignment, QueuedRecipient recipient) {
        return routes.route(
                consignment.envelope().reversePath(),
                consignment.envelope().login().map(MailAddress::parse),
                recipient);
    }
}
