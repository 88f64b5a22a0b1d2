package org.mailherd.antispam.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** RFC 7489 and 9989 by example: who is aligned, whose policy counts, what is no policy. */
public final class DmarcVectors {

    public static final Set<String> SYMBOLS =
            Set.of(
                    "DMARC_POLICY_ALLOW",
                    "DMARC_POLICY_REJECT",
                    "DMARC_POLICY_QUARANTINE",
                    "DMARC_POLICY_SOFTFAIL",
                    "DMARC_NA",
                    "DMARC_BAD_POLICY",
                    "DMARC_DNSFAIL");

    /** A name whose DNS does not answer. */
    public static final String BROKEN = "_dmarc.broken.example.";

    private static final String ALLOW = "DMARC_POLICY_ALLOW";
    private static final String REJECT = "DMARC_POLICY_REJECT";
    private static final String QUARANTINE = "DMARC_POLICY_QUARANTINE";
    private static final String NOTHING = "DMARC_POLICY_SOFTFAIL";
    private static final String NONE = "DMARC_NA";
    private static final String BAD = "DMARC_BAD_POLICY";

    private final List<Vector> all = new ArrayList<>();

    private DmarcVectors() {}

    public static List<Vector> all() {
        DmarcVectors vectors = new DmarcVectors();
        vectors.spf();
        vectors.dkim();
        vectors.policies();
        vectors.records();
        vectors.authors();
        vectors.tree();
        return vectors.all;
    }

    /** RFC 7489 B.1.1, RFC 9989 A.1.1: the envelope's domain. */
    private void spf() {
        bySpf("example.com", "p=reject", "example.com", ALLOW);
        bySpf("EXAMPLE.com", "p=reject; aspf=s", "example.com", ALLOW);
        bySpf("example.com", "p=reject", "child.example.com", ALLOW);
        bySpf("child.example.com", "p=reject", "example.com", ALLOW);
        bySpf("example.com", "p=reject; aspf=s", "child.example.com", REJECT);
        bySpf("example.com", "p=reject", "child.example.net", REJECT);
        bySpf("example.com", "p=reject", "notexample.com", REJECT);
        bySpf("example.com", "p=reject", "example.com.evil.example", REJECT);
        bySpf("example.com", "p=reject; adkim=s", "child.example.com", ALLOW);
    }

    private void bySpf(String author, String tags, String path, String symbol) {
        add(author + " from " + path + ": " + tags, mail(author), path, policy(tags), symbol);
    }

    /** RFC 7489 B.1.2, RFC 9989 A.1.2: the signer's domain. */
    private void dkim() {
        byDkim("example.com", "p=reject", "example.com", ALLOW);
        byDkim("child.example.com", "p=reject", "example.com", ALLOW);
        byDkim("example.com", "p=reject", "child.example.com", ALLOW);
        byDkim("child.example.com", "p=reject; adkim=s", "example.com", REJECT);
        byDkim("example.com", "p=reject; adkim=s", "EXAMPLE.com", ALLOW);
        byDkim("example.com", "p=reject; aspf=s", "child.example.com", ALLOW);
        byDkim("example.com", "p=reject", "sample.net", REJECT);
        byDkim("example.com", "p=reject", "com", REJECT);
    }

    private void byDkim(String author, String tags, String signer, String symbol) {
        List<String> texts = new ArrayList<>(policy(tags));
        texts.add("r._domainkey." + signer + ".");
        texts.add("v=DKIM1; p=" + VectorKeys.spki(VectorKeys.RSA));
        String signed = DkimVectors.signed(mail(author), "d=" + signer);
        add(author + " signed by " + signer + ": " + tags, signed, "", texts, symbol);
    }

    /** RFC 9989 4.7: p, sp, np, t; pct of RFC 7489 6.6.4 at its ends. */
    private void policies() {
        forged("example.com", "p=none", NOTHING);
        forged("example.com", "p=quarantine", QUARANTINE);
        forged("example.com", "P=Reject", REJECT);
        forged("example.com", "p=none; sp=reject", NOTHING);
        forged("known.example.com", "p=none; sp=reject", REJECT);
        forged("known.example.com", "p=reject; sp=none", NOTHING);
        forged("known.example.com", "p=reject", REJECT);
        forged("unknown.example.com", "p=none; sp=none; np=reject", REJECT);
        forged("known.example.com", "p=none; sp=quarantine; np=reject", QUARANTINE);
        forged("unknown.example.com", "p=reject; sp=quarantine", QUARANTINE);
        forged("example.com", "p=reject; t=y", QUARANTINE);
        forged("example.com", "p=quarantine; t=y", NOTHING);
        forged("example.com", "p=reject; pct=0", QUARANTINE);
        forged("example.com", "p=reject; pct=100", REJECT);
    }

    /** RFC 9989 4.7, 4.10.1: what is a record, and what of a broken one. */
    private void records() {
        forged("example.com", "p=reject; rua=mailto:d@example.com; fo=1; x=y; ri=7", REJECT);
        forged("example.com", " p = reject ; ", REJECT);
        forged("example.com", "p=rejekt; rua=mailto:d@example.com", NOTHING);
        forged("example.com", "p=rejekt", BAD);
        forged("example.com", "rua=mailto:d@example.com", NOTHING);
        for (String record :
                List.of("v=DMARC2; p=reject", "p=reject; v=DMARC1", "v=spf1 -all", "v=DMARC1x")) {
            raw(record, List.of("_dmarc.example.com.", record), NONE);
        }
        raw("no record", List.of(), NONE);
        raw(
                "two records",
                List.of(
                        "_dmarc.example.com.",
                        "v=DMARC1; p=reject",
                        "_dmarc.example.com.",
                        "v=DMARC1; p=none"),
                BAD);
        raw(
                "a record among others",
                List.of(
                        "_dmarc.example.com.",
                        "hello",
                        "_dmarc.example.com.",
                        "v=DMARC1; p=reject"),
                REJECT);
        add("no answer", mail("broken.example"), "evil.example", List.of(), "DMARC_DNSFAIL");
    }

    private void raw(String name, List<String> texts, String symbol) {
        add(name, mail("example.com"), "evil.example", texts, symbol);
    }

    /** RFC 9989 4.4, 5.3.1, 11.5: who the author is. */
    private void authors() {
        author("\"ceo@example.com\" <x@evil.example>", NONE);
        author("x@evil.example, ceo@example.com", REJECT);
        author("ceo@example.com, x@evil.example", REJECT);
        author("ceo@(hello)example.com", REJECT);
        author("\"a@b\"@example.com", REJECT);
        author("Team: ceo@example.com;", REJECT);
        author("ceo@[192.0.2.1]", NONE);
        author("undisclosed:;", NONE);
        author("ceo@example.com\r\nFrom: x@evil.example", REJECT);
        author("x@evil.example\r\nFrom: ceo@example.com", REJECT);
        author("=?utf-8?q?ceo=40evil.example?= <ceo@example.com>", REJECT);
        String none = mail("example.com").replaceFirst("From: [^\r]*\r\n", "");
        add("no author", none, "evil.example", policy("p=reject"), NONE);
    }

    private void author(String field, String symbol) {
        String message = mail("example.com").replace("ceo@example.com", field);
        add(field.replace("\r\n", " "), message, "evil.example", policy("p=reject"), symbol);
    }

    /** RFC 9989 4.10: the tree walk. */
    private void tree() {
        List<String> unit =
                List.of(
                        "_dmarc.example.com.",
                        "v=DMARC1; p=reject",
                        "_dmarc.unit.example.com.",
                        "v=DMARC1; p=none; psd=n");
        add("a unit of its own", mail("a.unit.example.com"), "evil.example", unit, NOTHING);
        add("a unit is no child", mail("a.unit.example.com"), "example.com", unit, NOTHING);
        add("nor its parent", mail("example.com"), "unit.example.com", unit, REJECT);
        add("children of a unit", mail("a.unit.example.com"), "b.unit.example.com", unit, ALLOW);
        List<String> suffix = List.of("_dmarc.city.example.", "v=DMARC1; p=reject; psd=y");
        add("a suffix' policy", mail("shop.city.example"), "evil.example", suffix, REJECT);
        add("neighbours", mail("shop.city.example"), "bank.city.example", suffix, REJECT);
        add("below one shop", mail("shop.city.example"), "a.shop.city.example", suffix, ALLOW);
        String deep = "a.b.c.d.e.f.g.h.i.j.k.example.com";
        add("a long name", mail(deep), "evil.example", policy("p=reject"), REJECT);
        add("a long name's owner", mail(deep), "example.com", policy("p=reject"), ALLOW);
        add(
                "co.uk is nobody's",
                mail("bank.co.uk"),
                "evil.co.uk",
                List.of("_dmarc.bank.co.uk.", "v=DMARC1; p=reject"),
                REJECT);
    }

    private void forged(String author, String tags, String symbol) {
        add(author + " forged: " + tags, mail(author), "evil.example", policy(tags), symbol);
    }

    private static List<String> policy(String tags) {
        return List.of("_dmarc.example.com.", "v=DMARC1; " + tags);
    }

    private static String mail(String author) {
        return "From: ceo@"
                + author
                + "\r\nTo: alice@alpha.test\r\nSubject: Lunch\r\n"
                + "Date: Wed, 4 Mar 2026 11:58:00 +0000\r\nMessage-ID: <1@x.example>\r\n\r\nAt noon?\r\n";
    }

    /**
     * @param path domain of the reverse path, which SPF proves; empty: nothing is
     */
    private void add(String name, String message, String path, List<String> texts, String symbol) {
        List<String> zone = new ArrayList<>(texts);
        zone.add((path.isEmpty() ? "unproven.example" : path) + ".");
        zone.add("v=spf1 ip4:192.0.2.1 -all");
        String reversePath = path.isEmpty() ? "x@unproven.example" : "x@" + path;
        all.add(new Vector(name, zone, reversePath, message, Set.of(symbol)));
    }
}
