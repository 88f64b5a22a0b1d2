package org.mailherd.standalone.stack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mailherd.directory.login.PasswordHashes;
import org.mailherd.embedded.EmbeddedMariaDb;
import org.mailherd.embedded.EmbeddedRedis;
import org.mailherd.standalone.home.DataFolder;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.options.Options;
import org.mailherd.standalone.seed.DemoAccounts;

/**
 * What each service is told in place of its environment: the same settings that compose gives it in
 * a container.
 */
final class ServiceSettings {

    static final String HOSTNAME = "mail.mailherd.test";

    /** In the order of their management ports. */
    private static final List<String> MANAGED =
            List.of("smtp", "imap", "antispam", "admin-ui", "webmail", "netfilter", "watchdog");

    private final Options options;
    private final DataFolder home;
    private final EmbeddedMariaDb database;
    private final EmbeddedRedis redis;

    /** Between smtp, antispam and admin-ui, for this run. */
    private final String queueToken = UUID.randomUUID().toString();

    ServiceSettings(
            Options options, DataFolder home, EmbeddedMariaDb database, EmbeddedRedis redis) {
        this.options = options;
        this.home = home;
        this.database = database;
        this.redis = redis;
    }

    Map<String, Object> smtp() {
        Map<String, Object> settings = common("smtp");
        settings.put("mailherd.smtp.ports.inbound", options.port(DemoPort.SMTP));
        settings.put("mailherd.smtp.ports.submission", options.port(DemoPort.SUBMISSION));
        settings.put("mailherd.smtp.ports.submissions", options.port(DemoPort.SUBMISSIONS));
        settings.put("mailherd.smtp.door.local-port", options.port(DemoPort.SENDMAIL));
        settings.put("mailherd.smtp.spool.directory", home.folder("spool"));
        settings.put("mailherd.smtp.management.token", queueToken);
        settings.put("mailherd.smtp.antispam.url", "http://" + reachable(DemoPort.ANTISPAM));
        settings.put("mailherd.smtp.antispam.token", queueToken);
        settings.put(
                "mailherd.smtp.antispam.quarantine",
                "http://127.0.0.1:" + managementPort("antispam"));
        settings.put("mailherd.smtp.delivery.lmtp", reachable(DemoPort.LMTP));
        settings.put(
                "mailherd.smtp.delivery.smarthost",
                options.smarthost().map(Object::toString).orElse(""));
        return settings;
    }

    Map<String, Object> imap() {
        Map<String, Object> settings = common("imap");
        settings.put("mailherd.store.directory", home.folder("blobs"));
        settings.put("mailherd.imap.port", options.port(DemoPort.IMAP));
        settings.put("mailherd.imap.tls-port", options.port(DemoPort.IMAPS));
        settings.put("mailherd.pop3.port", options.port(DemoPort.POP3));
        settings.put("mailherd.pop3.tls-port", options.port(DemoPort.POP3S));
        settings.put("mailherd.lmtp.bind-address", options.address(DemoPort.LMTP));
        settings.put("mailherd.lmtp.port", options.port(DemoPort.LMTP));
        settings.put("mailherd.managesieve.port", options.port(DemoPort.SIEVE));
        settings.put("mailherd.delivery.smtp", reachable(DemoPort.SENDMAIL));
        settings.put("mailherd.junk.antispam-url", "http://" + reachable(DemoPort.ANTISPAM));
        return settings;
    }

    Map<String, Object> antispam() {
        Map<String, Object> settings = common("antispam");
        settings.put("mailherd.bind-address", options.address(DemoPort.ANTISPAM));
        settings.put("mailherd.antispam.port", options.port(DemoPort.ANTISPAM));
        settings.put("mailherd.antispam.quarantine.token", queueToken);
        settings.put(
                "mailherd.antispam.quarantine.smtp", "http://127.0.0.1:" + managementPort("smtp"));
        return settings;
    }

    Map<String, Object> adminUi() {
        Map<String, Object> settings = common("admin-ui");
        settings.put("mailherd.admin-ui.port", options.port(DemoPort.ADMIN));
        settings.put("mailherd.admin-ui.webmail-url", "http://" + reachable(DemoPort.WEBMAIL));
        String hash = new PasswordHashes().hash(DemoAccounts.ADMIN_PASSWORD);
        settings.put("mailherd.admin-ui.bootstrap.admin-password-hash", hash);
        settings.put("mailherd.admin-ui.bootstrap.api-key", DemoAccounts.API_KEY);
        settings.put("mailherd.admin-ui.queue.api", "http://127.0.0.1:" + managementPort("smtp"));
        settings.put("mailherd.admin-ui.queue.token", queueToken);
        settings.put(
                "mailherd.admin-ui.quarantine.api",
                "http://127.0.0.1:" + managementPort("antispam"));
        settings.put("mailherd.admin-ui.quarantine.token", queueToken);
        for (String service : MANAGED) {
            settings.put("mailherd.admin-ui.services." + service, healthOf(service));
        }
        return settings;
    }

    Map<String, Object> webmail() {
        Map<String, Object> settings = common("webmail");
        settings.put("mailherd.webmail.port", options.port(DemoPort.WEBMAIL));
        settings.put("mailherd.webmail.imap-host", hostOf(DemoPort.IMAP));
        settings.put("mailherd.webmail.imap-port", options.port(DemoPort.IMAP));
        settings.put("mailherd.webmail.smtp-host", hostOf(DemoPort.SUBMISSION));
        settings.put("mailherd.webmail.smtp-port", options.port(DemoPort.SUBMISSION));
        return settings;
    }

    Map<String, Object> netfilter() {
        Map<String, Object> settings = common("netfilter");
        // The packet filter belongs to root: here bans are decided and written down, nothing is
        // dropped.
        settings.put("mailherd.netfilter.packet-filter.backend", "record");
        return settings;
    }

    Map<String, Object> watchdog() {
        Map<String, Object> settings = common("watchdog");
        Map<String, String> probes = new HashMap<>();
        probes.put("mariadb", "mariadb:query");
        probes.put("redis", "redis:ping");
        probes.put(
                "smtp",
                "smtp://%s,smtp://%s,tls://%s"
                        .formatted(
                                reachable(DemoPort.SMTP),
                                reachable(DemoPort.SUBMISSION),
                                reachable(DemoPort.SUBMISSIONS)));
        probes.put(
                "imap",
                "imap://%s,pop3://%s,lmtp://%s,tls://%s"
                        .formatted(
                                reachable(DemoPort.IMAP),
                                reachable(DemoPort.POP3),
                                reachable(DemoPort.LMTP),
                                reachable(DemoPort.IMAPS)));
        probes.put("antispam", "antispam://" + reachable(DemoPort.ANTISPAM));
        probes.put("admin-ui", healthOf("admin-ui"));
        probes.put("webmail", healthOf("webmail"));
        probes.put("netfilter", healthOf("netfilter"));
        for (String absent : List.of("resolver", "acme-client", "nginx", "clamd")) {
            probes.put(absent, "");
        }
        probes.forEach((name, probe) ->
                settings.put("mailherd.watchdog.services." + name + ".probes", probe));
        return settings;
    }

    private Map<String, Object> common(String service) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("mailherd.hostname", HOSTNAME);
        settings.put("mailherd.bind-address", options.bind());
        settings.put("mailherd.management.address", "127.0.0.1");
        settings.put("mailherd.management.port", managementPort(service));
        settings.put("mailherd.tls.directory", home.folder("tls"));
        settings.put("mailherd.dns.resolver", options.resolver().map(Object::toString).orElse(""));
        settings.put("spring.datasource.url", database.jdbcUrl());
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.datasource.password", database.password());
        settings.put("spring.data.redis.host", "127.0.0.1");
        settings.put("spring.data.redis.port", redis.port());
        settings.put("spring.data.redis.password", redis.password());
        return settings;
    }

    private int managementPort(String service) {
        return options.port(DemoPort.MANAGEMENT) + MANAGED.indexOf(service);
    }

    private String healthOf(String service) {
        return "http://127.0.0.1:" + managementPort(service) + "/health";
    }

    private String reachable(DemoPort port) {
        return hostOf(port) + ":" + options.port(port);
    }

    /**
     * Where our own services reach a listener: an address that stands for all of them is none to
     * connect to.
     */
    private String hostOf(DemoPort port) {
        String address = options.address(port);
        return address.equals("0.0.0.0") ? "127.0.0.1" : address;
    }
}
