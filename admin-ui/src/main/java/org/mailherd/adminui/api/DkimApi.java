package org.mailherd.adminui.api;

import java.security.interfaces.RSAKey;
import java.util.Map;
import org.mailherd.directory.dkim.SigningKey;
import org.mailherd.directory.dkim.SigningKeys;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class DkimApi {
    private final SigningKeys keys;

    DkimApi(SigningKeys keys) {
        this.keys = keys;
    }

    /** The first active key, without its private part. */
    @GetMapping("/get/dkim/{domain}")
    Map<String, Object> get(@PathVariable String domain) {
        return keys.forDomain(domain).stream().findFirst().map(DkimApi::body).orElse(Map.of());
    }

    private static Map<String, Object> body(SigningKey key) {
        String record = key.dnsRecord();
        return Map.of(
                "pubkey", record.substring(record.indexOf("p=") + 2),
                "length", bits(key),
                "dkim_txt", record,
                "dkim_selector", key.selector(),
                "privkey", "");
    }

    private static String bits(SigningKey key) {
        return switch (key.privateKey()) {
            case RSAKey rsa -> String.valueOf(rsa.getModulus().bitLength());
            default -> "256";
        };
    }
}
