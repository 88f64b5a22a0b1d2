package org.mailherd.mailauth.certificate;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** The names of a certificate and whether a host may use it (RFC 6125 6.4, RFC 7672 3.2.3). */
public final class CertificateNames {

    private static final int DNS_NAME = 2;

    private CertificateNames() {}

    /**
     * Whether one of the names fits.
     *
     * @param wanted host names; {@code .example.org} stands for any name below it
     */
    public static boolean fits(X509Certificate certificate, Collection<String> wanted) {
        List<String> offered = of(certificate);
        return wanted.stream()
                .map(CertificateNames::normal)
                .anyMatch(name -> offered.stream().anyMatch(one -> matches(one, name)));
    }

    /** DNS names of subjectAltName; only without any of these, the common name. */
    public static List<String> of(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                for (List<?> entry : alternatives) {
                    if (entry.get(0) instanceof Integer type
                            && type == DNS_NAME
                            && entry.get(1) instanceof String name) {
                        names.add(normal(name));
                    }
                }
            }
        } catch (CertificateParsingException _) {
            return List.of();
        }
        return names.isEmpty() ? commonName(certificate) : names;
    }

    private static List<String> commonName(X509Certificate certificate) {
        try {
            for (Rdn rdn :
                    new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (rdn.getType().equalsIgnoreCase("CN") && rdn.getValue() instanceof String name) {
                    return List.of(normal(name));
                }
            }
        } catch (InvalidNameException _) {
            return List.of();
        }
        return List.of();
    }

    /** A wildcard is the whole first label, and stands for one label only. */
    static boolean matches(String offered, String wanted) {
        if (wanted.startsWith(".")) {
            String below = offered.startsWith("*.") ? offered.substring(1) : offered;
            return below.endsWith(wanted);
        }
        if (!offered.startsWith("*.")) {
            return offered.equals(wanted);
        }
        int dot = wanted.indexOf('.');
        return dot > 0
                && offered.indexOf('.', 2) > 0
                && wanted.substring(dot).equals(offered.substring(1));
    }

    private static String normal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
