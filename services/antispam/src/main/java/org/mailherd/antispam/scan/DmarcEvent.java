package org.mailherd.antispam.scan;

import java.net.InetAddress;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.facts.DmarcFinding;
import org.mailherd.mailauth.dmarc.DmarcRecord;
import org.mailherd.mailauth.dmarc.DmarcResult;
import org.mailherd.mailauth.dmarc.Published;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each message whose author's domain has a record: all that a row of an aggregate
 * report counts (RFC 9990).
 */
final class DmarcEvent {
    private static final Logger log = LoggerFactory.getLogger(DmarcEvent.class);

    private DmarcEvent() {}

    static void log(Scan scan) {
        DmarcFinding finding = scan.facts().dmarc();
        finding.result()
                .published()
                .ifPresent(published -> event(scan, finding, published).info(log));
    }

    private static LogEvent event(Scan scan, DmarcFinding finding, Published published) {
        DmarcResult result = finding.result();
        DmarcRecord record = published.record();
        return LogEvent.of("dmarc")
                .with("qid", scan.envelope().queueId())
                .with("ip", scan.envelope().client().map(InetAddress::getHostAddress).orElse(""))
                .with("header_from", result.domain())
                .quoted("envelope_from", scan.envelope().senderDomain())
                .with("policy_domain", published.domain())
                .with("policy", result.requested().keyword())
                .with("testing", record.testing() || record.percent() < 100)
                .with("result", result.status().keyword())
                .with("disposition", finding.disposition().keyword())
                .with("dkim", aligned(result, "dkim:"))
                .with("spf", aligned(result, "spf:"))
                .quoted("vouched_by", finding.voucher().orElse(""))
                .with("reports", record.reports().aggregate().size());
    }

    private static String aligned(DmarcResult result, String method) {
        return result.aligned().stream().anyMatch(one -> one.startsWith(method)) ? "pass" : "fail";
    }
}
