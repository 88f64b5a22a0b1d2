package org.mailherd.directory.routing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.domain.Faults;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** TLS policies to look at and to edit. */
@Service
@Transactional
public class TlsPolicyMap {
    private static final Set<String> LEVELS =
            Set.of(
                    "none",
                    "may",
                    "encrypt",
                    "dane",
                    "dane-only",
                    "fingerprint",
                    "verify",
                    "secure");
    private static final Pattern PARAMETER = Pattern.compile("[a-z_]+=[\\x21-\\x7e]+");
    private static final Pattern DIGESTS =
            Pattern.compile("(?:[0-9a-fA-F]{2}:?){20,64}(?:[|,](?:[0-9a-fA-F]{2}:?){20,64})*");

    private final TlsPolicyRepository rows;

    TlsPolicyMap(TlsPolicyRepository rows) {
        this.rows = rows;
    }

    public List<Entry<TlsPolicySettings>> all() {
        return rows.findAllByOrderById().stream().map(TlsPolicyOverride::entry).toList();
    }

    public Optional<Entry<TlsPolicySettings>> find(long id) {
        return rows.findById(id).map(TlsPolicyOverride::entry);
    }

    /**
     * @throws EntryRejected if it may not be added
     */
    public Entry<TlsPolicySettings> add(TlsPolicySettings settings) {
        return rows.save(new TlsPolicyOverride(check(settings, 0))).entry();
    }

    /**
     * @throws EntryRejected if there is no such entry or the change may not be
     */
    public void change(long id, TlsPolicySettings settings) {
        row(id).apply(check(settings, id));
    }

    /**
     * @return what it was
     * @throws EntryRejected if there is no such entry
     */
    public TlsPolicySettings delete(long id) {
        TlsPolicyOverride row = row(id);
        rows.delete(row);
        return row.settings();
    }

    private TlsPolicySettings check(TlsPolicySettings given, long own) {
        Faults faults = new Faults();
        String dest = dest(given.dest(), faults);
        String policy = given.policy().strip().toLowerCase(Locale.ROOT);
        faults.addIf(
                !LEVELS.contains(policy),
                "policy",
                "tls_policy_map_policy_invalid",
                "One of " + String.join(", ", LEVELS.stream().sorted().toList()) + ".",
                policy);
        String parameters = given.parameters().strip();
        checkParameters(policy, parameters, faults);
        faults.addIf(
                rows.findByDest(dest).filter(other -> other.entry().id() != own).isPresent(),
                "dest",
                "tls_policy_map_entry_exists",
                "There is a policy for it already.",
                dest);
        faults.throwIfAny();
        return new TlsPolicySettings(dest, policy, parameters, given.active());
    }

    /** As it is looked up. */
    private static String dest(String given, Faults faults) {
        String text = given.strip();
        boolean below = text.startsWith(".");
        try {
            RelayAddress address = RelayAddress.parse(below ? text.substring(1) : text);
            return below ? "." + address.host() : address.toString();
        } catch (IllegalArgumentException e) {
            faults.add("dest", "tls_policy_map_dest_invalid", String.valueOf(e.getMessage()), text);
            return text;
        }
    }

    private static void checkParameters(String policy, String parameters, Faults faults) {
        String match = "";
        for (String parameter : parameters.split("\\s+")) {
            faults.addIf(
                    !parameter.isEmpty() && !PARAMETER.matcher(parameter).matches(),
                    "parameters",
                    "tls_policy_map_parameter_invalid",
                    "Parameters look like match=mail.example.org, separated by blanks.",
                    parameter);
            match = parameter.startsWith("match=") ? parameter.substring(6) : match;
        }
        faults.addIf(
                policy.equals("fingerprint") && !DIGESTS.matcher(match).matches(),
                "parameters",
                "tls_policy_map_parameter_invalid",
                "The level fingerprint needs match= with a digest in hex.",
                match);
    }

    private TlsPolicyOverride row(long id) {
        return rows.findById(id)
                .orElseThrow(() ->
                        EntryRejected.of(
                                "id",
                                "tls_policy_map_entry_invalid",
                                "There is no such policy.",
                                String.valueOf(id)));
    }
}
