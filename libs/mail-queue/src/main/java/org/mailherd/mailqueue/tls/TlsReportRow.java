package org.mailherd.mailqueue.tls;

import java.time.LocalDate;

/**
 * How often the same thing happened on one day (table {@code tls_report_count}, words of RFC 8460
 * 4.4).
 *
 * @param day in UTC
 * @param policyType {@code tlsa}, {@code sts} or {@code no-policy-found}
 * @param policyString its lines
 * @param mxPatterns of an MTA-STS policy, one a line
 * @param result a result type such as {@code starttls-not-supported}; empty for a success
 * @param receivingMx with its IP address only for failures
 */
public record TlsReportRow(
        LocalDate day,
        String policyDomain,
        String policyType,
        String policyString,
        String mxPatterns,
        String result,
        String receivingMx,
        String receivingIp,
        String detail,
        long sessions) {}
