package org.mailherd.adminui.api;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailherd.directory.dkim.KeyRecord;
import org.mailherd.directory.dkim.SigningKey;
import org.mailherd.directory.dkim.SigningKey.Algorithm;
import org.mailherd.directory.dkim.SigningKeyStore;
import org.mailherd.directory.dkim.SigningKeyStore.StoredKey;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.rotation.KeyRotation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Signing keys. mailcow has one key a domain; {@code keys} and the states are ours. A key is named
 * as its record, {@code selector._domainkey.domain}.
 */
@RestController
@RequestMapping("/api/v1")
class DkimApi {
    private static final String KIND = "dkim";
    private static final String MIDDLE = "._domainkey.";

    private final SigningKeyStore keys;
    private final KeyRotation rotation;
    private final Clock clock;

    DkimApi(SigningKeyStore keys, KeyRotation rotation, Clock clock) {
        this.keys = keys;
        this.rotation = rotation;
        this.clock = clock;
    }

    /** The first active key, without its private part, and all with their states. */
    @GetMapping("/get/dkim/{domain}")
    Map<String, Object> get(@PathVariable String domain) {
        Map<String, Object> first =
                keys.recordsFor(domain).stream()
                        .findFirst()
                        .map(DkimApi::body)
                        .orElseGet(LinkedHashMap::new);
        return first.isEmpty() && keys.all(domain).isEmpty() ? Map.of() : withAll(first, domain);
    }

    /**
     * A key for each of {@code domains}. The first of its algorithm signs at once; another waits
     * until it is activated, so that its record can be published first.
     */
    @PostMapping("/add/dkim")
    List<ApiAnswer> add(@RequestBody Map<String, Object> body) {
        Attributes given = new Attributes(body);
        List<String> domains =
                given.list("domains").or(() -> given.list("domain")).orElse(List.of());
        return Change.each("add", KIND, domains, body, domain -> add(domain, given));
    }

    /** {@code private_key_file} in PEM, for {@code domain} and {@code dkim_selector}. */
    @PostMapping("/add/dkim_import")
    List<ApiAnswer> bring(@RequestBody Map<String, Object> body) {
        Attributes given = new Attributes(body);
        Map<String, Object> shown = new LinkedHashMap<>(body);
        shown.put("private_key_file", "*");
        return Change.each(
                "add",
                KIND,
                given.list("domain").orElse(List.of()),
                shown,
                domain -> {
                    String selector = given.text("dkim_selector", SigningKeyStore.DEFAULT_SELECTOR);
                    String pem = given.text("private_key_file", "");
                    rotation.bring(domain, selector, pem, given.flag("overwrite_existing", false));
                    return List.of("dkim_added", domain, selector);
                });
    }

    /** The signing keys of {@code from_domain} for each of {@code to_domain}. */
    @PostMapping("/add/dkim_duplicate")
    List<ApiAnswer> duplicate(@RequestBody Map<String, Object> body) {
        Attributes given = new Attributes(body);
        String from = given.text("from_domain", "");
        return Change.each(
                "add",
                KIND,
                given.list("to_domain").orElse(List.of()),
                body,
                to -> {
                    rotation.duplicate(from, to);
                    return List.of("dkim_duplicated", from, to);
                });
    }

    /** {@code state} becomes {@code active}, {@code retired} or {@code revoked}. */
    @PostMapping("/edit/dkim")
    List<ApiAnswer> edit(@RequestBody EditRequest body) {
        return Change.edit(KIND, body, this::edit);
    }

    /** One key by its record's name, or all keys of a domain. */
    @PostMapping("/delete/dkim")
    List<ApiAnswer> delete(@RequestBody List<String> names) {
        return Change.delete(KIND, "domains", names, this::delete);
    }

    private List<String> add(String domain, Attributes given) {
        Algorithm algorithm = algorithm(given.text("algorithm", "rsa"));
        long bits = given.number("key_size", SigningKeyStore.DEFAULT_RSA_BITS);
        if (algorithm == Algorithm.RSA && !List.of(1024L, 2048L, 3072L, 4096L).contains(bits)) {
            throw EntryRejected.of(
                    "key_size", "dkim_domain_or_sel_invalid", "1024, 2048, 3072 or 4096.", domain);
        }
        SigningKey made =
                rotation.add(
                        domain,
                        given.text("dkim_selector", ""),
                        algorithm,
                        (int) bits,
                        YearMonth.now(clock.withZone(ZoneOffset.UTC)));
        return List.of("dkim_added", made.domain(), made.selector());
    }

    private List<String> edit(String name, Attributes given) {
        String[] key = split(name);
        switch (given.text("state", "")) {
            case "active" -> rotation.activate(key[1], key[0]);
            case "retired" -> rotation.retire(key[1], key[0]);
            case "revoked" -> rotation.revoke(key[1], key[0]);
            default ->
                    throw EntryRejected.of(
                            "state", "state_invalid", "One of active, retired and revoked.", name);
        }
        return List.of("object_modified", name);
    }

    private List<String> delete(String name) {
        if (name.contains(MIDDLE)) {
            String[] key = split(name);
            rotation.delete(key[1], key[0]);
        } else {
            keys.deleteAll(name);
        }
        return List.of("dkim_removed", name);
    }

    private static String[] split(String name) {
        String[] key = name.split("\\._domainkey\\.", 2);
        if (key.length < 2) {
            throw EntryRejected.of(
                    "items",
                    "dkim_domain_or_sel_invalid",
                    "A key is named selector._domainkey.domain.",
                    name);
        }
        return key;
    }

    private static Algorithm algorithm(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "rsa" -> Algorithm.RSA;
            case "ed25519" -> Algorithm.ED25519;
            default ->
                    throw EntryRejected.of(
                            "algorithm", "algorithm_invalid", "Either rsa or ed25519.", word);
        };
    }

    private Map<String, Object> withAll(Map<String, Object> body, String domain) {
        body.put("keys", keys.all(domain).stream().map(DkimApi::body).toList());
        return body;
    }

    private static Map<String, Object> body(StoredKey stored) {
        Map<String, Object> body = body(stored.key());
        body.put("name", stored.key().recordName());
        body.put("algorithm", stored.key().algorithm().tag());
        body.put("state", stored.state().word());
        body.put("since", stored.since().getEpochSecond());
        body.put("seen", stored.seen().map(Instant::getEpochSecond).orElse(null));
        return body;
    }

    private static Map<String, Object> body(KeyRecord key) {
        String record = key.dnsRecord();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("pubkey", record.substring(record.indexOf("p=") + 2));
        body.put("length", String.valueOf(key.bits()));
        body.put("dkim_txt", record);
        body.put("dkim_selector", key.selector());
        body.put("privkey", "");
        return body;
    }
}
