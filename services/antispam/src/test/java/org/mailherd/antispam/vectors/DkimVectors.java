package org.mailherd.antispam.vectors;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** RFC 6376, 8301 and 8463 by example. */
public final class DkimVectors {

    public static final Set<String> SYMBOLS =
            Set.of(
                    "R_DKIM_ALLOW",
                    "R_DKIM_REJECT",
                    "R_DKIM_PERMFAIL",
                    "R_DKIM_TEMPFAIL",
                    "R_DKIM_NA",
                    "DKIM_BODY_LIMIT");

    /** A name whose DNS does not answer. */
    public static final String BROKEN = "broken._domainkey.alpha.test.";

    static final String ALLOW = "R_DKIM_ALLOW";
    static final String REJECT = "R_DKIM_REJECT";
    static final String UNUSABLE = "R_DKIM_PERMFAIL";
    static final String NONE = "R_DKIM_NA";

    private static final String HEADER =
            "From: Alice <alice@alpha.test>\r\nTo: bob@beta.test\r\nSubject: a\r\n  folded   subject \r\n"
                    + "Date: Wed, 4 Mar 2026 11:58:00 +0000\r\nMessage-ID: <1@alpha.test>\r\n";
    private static final String BODY = "Hello  there \t\r\n\r\nlast line\r\n\r\n\r\n";
    private static final String MAIL = HEADER + "\r\n" + BODY;
    private static final String RSA_KEY = "v=DKIM1; k=rsa; p=" + VectorKeys.spki(VectorKeys.RSA);
    private static final String EDWARDS_KEY = "v=DKIM1; k=ed25519; p=" + VectorKeys.bareEdwards();

    private final List<Vector> all = new ArrayList<>();

    private DkimVectors() {}

    public static List<Vector> all() {
        DkimVectors vectors = new DkimVectors();
        vectors.forms();
        vectors.headers();
        vectors.tags();
        vectors.keys();
        vectors.lengths();
        vectors.several();
        PublishedDkim.addTo(vectors.all);
        return vectors.all;
    }

    /** RFC 6376 3.4: canonicalization. */
    private void forms() {
        for (String c : List.of("simple/simple", "simple/relaxed", "relaxed/simple", "relaxed")) {
            add("rsa " + c, signed(MAIL, "c=" + c), ALLOW);
            add("ed25519 " + c, edwards("c=" + c), EDWARDS_KEY, ALLOW);
            add("empty body " + c, signed(HEADER + "\r\n", "c=" + c), ALLOW);
        }
        add("simple/simple unless c says otherwise", signed(MAIL, "-c"), ALLOW);
        String relaxed = signed(MAIL, "c=relaxed/relaxed");
        String simple = signed(MAIL, "c=simple/simple");
        String refolded = "a folded subject\r\n";
        add("relaxed refolded", relaxed.replace("a\r\n  folded   subject \r\n", refolded), ALLOW);
        add("simple refolded", simple.replace("a\r\n  folded   subject \r\n", refolded), REJECT);
        add("relaxed blanks", relaxed.replace("Hello  there \t", "Hello there"), ALLOW);
        add("simple blanks", simple.replace("Hello  there \t", "Hello there"), REJECT);
        add("empty lines at the end", simple + "\r\n\r\n", ALLOW);
        add("another body", relaxed.replace("last", "best"), REJECT);
        add("another header", relaxed.replace("bob@", "eve@"), REJECT);
        add("a field nobody signed", "X-Spam: no\r\n" + relaxed, ALLOW);
    }

    /** RFC 6376 3.5 h, 5.4. */
    private void headers() {
        String twice = MAIL.replace("Subject:", "To: carol@gamma.test\r\nSubject:");
        String both = signed(twice, "h=from:to:to");
        add("lowest of a name first", both, ALLOW);
        add(
                "fields of a name in another order",
                both.replace("bob@beta.test", "x").replace("carol@gamma.test", "bob@beta.test"),
                REJECT);
        String closed = signed(MAIL, "h=from:from:to:cc");
        add("a field that is not there", closed, ALLOW);
        add("a field that was not there", "Cc: eve@evil.test\r\n" + closed, REJECT);
        add("a second author", "From: eve@evil.test\r\n" + closed, REJECT);
        add("blanks and capitals in h", signed(MAIL, "h=From : TO:\r\n subject"), ALLOW);
        add("h without from", signed(MAIL, "h=to:subject"), UNUSABLE);
    }

    /** RFC 6376 3.5, 6.1.1; RFC 8301 3.1. */
    private void tags() {
        for (String tag : List.of("-v", "-a", "-d", "-s", "-h")) {
            add("without " + tag.substring(1), signed(MAIL, tag), UNUSABLE);
        }
        for (String tag :
                List.of(
                        "v=2",
                        "a=rsa-sha1",
                        "a=rsa-md5",
                        "a=ed25519-sha256",
                        "i=@beta.test",
                        "i=@notalpha.test",
                        "q=http/x",
                        "x=1000000000",
                        "t=4000000000; x=3999999999",
                        "d=alpha.test; d=alpha.test",
                        "c=strict/strict")) {
            add(tag, signed(MAIL, tag), UNUSABLE);
        }
        for (String tag :
                List.of(
                        "i=@alpha.test",
                        "i=news@a.b.alpha.test",
                        "q=dns/txt",
                        "q=http/x:dns/txt",
                        "x=4000000000",
                        "t=1000000000",
                        "t=1000000000; x=4000000000",
                        "d=ALPHA.test",
                        "z=From:alice@alpha.test|To:bob@beta.test",
                        "unknown=1")) {
            add(tag, signed(MAIL, tag), ALLOW);
        }
        add("blanks between tags", signed(MAIL, "i= \t@alpha.test \r\n "), ALLOW);
        add("b is no base64", signed(MAIL).replace("; b=", "; b=!"), UNUSABLE);
        add("no tags", "DKIM-Signature: hello\r\n" + MAIL, UNUSABLE);
        add("no signature", MAIL, NONE);
    }

    /** RFC 6376 3.6.1; RFC 8301 3.2. */
    private void keys() {
        add("no key", signed(MAIL, "s=none"), UNUSABLE);
        add("no answer", signed(MAIL, "s=broken"), "R_DKIM_TEMPFAIL");
        add("somebody else's", signed(MAIL), "p=" + VectorKeys.spki(VectorKeys.OTHER), REJECT);
        add("a bare RSAPublicKey", signed(MAIL), "p=" + VectorKeys.bareRsa(), ALLOW);
        add("1024 bits", otherwise(VectorKeys.OTHER), otherKey(VectorKeys.OTHER), ALLOW);
        add("512 bits", otherwise(VectorKeys.SHORT), otherKey(VectorKeys.SHORT), UNUSABLE);
        key("revoked", key -> "v=DKIM1; p=", UNUSABLE);
        key("empty", key -> "v=DKIM1", UNUSABLE);
        key("garbage", key -> "v=DKIM1; p=AAAA", UNUSABLE);
        key("of another version", key -> key.replace("DKIM1", "DKIM2"), UNUSABLE);
        key("version not first", key -> "k=rsa; v=DKIM1; p=" + spki(), UNUSABLE);
        key("without version", key -> "p=" + spki(), ALLOW);
        key("of another type", key -> key.replace("k=rsa", "k=dsa"), UNUSABLE);
        key("sha1 only", key -> key + "; h=sha1", UNUSABLE);
        key("sha1 and sha256", key -> key + "; h=sha1:sha256", ALLOW);
        key("for the web", key -> key + "; s=web", UNUSABLE);
        key("for all", key -> key + "; s=*", ALLOW);
        key("with notes", key -> key + "; n=hello; g=*; unknown=1", ALLOW);
        key("in test mode", key -> key + "; t=y", NONE);
        key("for the domain itself", key -> key + "; t=s", ALLOW);
        add("for no name below", signed(MAIL, "i=@x.alpha.test"), RSA_KEY + "; t=s", UNUSABLE);
    }

    /** RFC 6376 8.2: what is behind l is anybody's. */
    private void lengths() {
        String simple = MAIL.replace(BODY, "Hello\r\n");
        String limited = signed(simple, "c=simple/simple", "l=7");
        all.add(vector("l of all", limited, RSA_KEY, Set.of(ALLOW, "DKIM_BODY_LIMIT")));
        all.add(
                vector(
                        "l of a part",
                        limited + "Buy!\r\n",
                        RSA_KEY,
                        Set.of(UNUSABLE, "DKIM_BODY_LIMIT")));
        all.add(
                vector(
                        "l of more than there is",
                        signed(simple, "c=simple/simple", "l=70"),
                        RSA_KEY,
                        Set.of(REJECT, "DKIM_BODY_LIMIT")));
    }

    /** RFC 6376 6.1, 8.4. */
    private void several() {
        String good = signed(MAIL);
        String broken = good.substring(0, good.indexOf("From:")).replace("; b=", "; b=AAAA");
        add("one of two", broken + good, ALLOW);
        add("the eleventh", broken.repeat(10) + good, REJECT);
    }

    private void key(String name, UnaryOperator<String> change, String symbol) {
        add("a key " + name, signed(MAIL), change.apply(RSA_KEY), symbol);
    }

    private void add(String name, String message, String symbol) {
        add(name, message, RSA_KEY, symbol);
    }

    private void add(String name, String message, String key, String symbol) {
        all.add(vector(name, message, key, Set.of(symbol)));
    }

    static Vector vector(String name, String message, String key, Set<String> symbols) {
        return new Vector(
                name,
                List.of("r._domainkey.alpha.test.", key),
                "alice@alpha.test",
                message,
                symbols);
    }

    private static String spki() {
        return VectorKeys.spki(VectorKeys.RSA);
    }

    private static String otherKey(KeyPair keys) {
        return "v=DKIM1; p=" + VectorKeys.spki(keys);
    }

    private static String otherwise(KeyPair keys) {
        return new HandSignature(keys).on(tagsWith(), MAIL);
    }

    private static String edwards(String change) {
        return new HandSignature(VectorKeys.EDWARDS).on(tagsWith("a=ed25519-sha256", change), MAIL);
    }

    /**
     * @param changes {@code c=simple/simple} puts a tag in the place of ours, {@code -c} leaves it
     *     out
     */
    static String signed(String message, String... changes) {
        return new HandSignature(VectorKeys.RSA).on(tagsWith(changes), message);
    }

    private static Map<String, String> tagsWith(String... changes) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag :
                List.of("v=1", "a=rsa-sha256", "c=relaxed/relaxed", "d=alpha.test", "s=r")) {
            put(tags, tag);
        }
        put(tags, "h=from:to:subject");
        for (String change : changes) {
            if (change.startsWith("-")) {
                tags.remove(change.substring(1));
            } else {
                put(tags, change);
            }
        }
        return tags;
    }

    private static void put(Map<String, String> tags, String tag) {
        int sign = tag.indexOf('=');
        tags.put(tag.substring(0, sign), tag.substring(sign + 1));
    }
}
