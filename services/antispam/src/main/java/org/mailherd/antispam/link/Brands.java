package org.mailherd.antispam.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whose names phishers borrow, and which domains really are theirs. */
public final class Brands {

    /** The list that comes with the program, {@code link/brands.txt}. */
    public static final Brands KNOWN = load();

    /** Shorter names stand in other words: "dhl" is no label part, but a word of its own. */
    private static final int PART_LENGTH = 6;

    private static final Pattern LABEL_END = Pattern.compile("[.-]");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z0-9]+");

    private final Map<String, Set<String>> domains;

    private Brands(Map<String, Set<String>> domains) {
        this.domains = domains;
    }

    static Brands parse(List<String> lines) {
        Map<String, Set<String>> domains = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (!line.startsWith("#") && colon > 0) {
                String owned = line.substring(colon + 1).strip();
                domains.put(
                        line.substring(0, colon).strip(),
                        owned.isEmpty() ? Set.of() : Set.of(owned.split("\\s+")));
            }
        }
        return new Brands(domains);
    }

    private static Brands load() {
        try (InputStream in = Brands.class.getResourceAsStream("/link/brands.txt")) {
            byte[] text = Objects.requireNonNull(in, "link/brands.txt is missing").readAllBytes();
            return parse(new String(text, StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read link/brands.txt", e);
        }
    }

    /** The brand that a host pretends to be of, though its registered domain is not. */
    Optional<String> borrowedBy(String host) {
        String registered = Registered.of(host);
        String[] labels = LABEL_END.split(Homograph.skeleton(host));
        return domains.keySet().stream()
                .filter(brand -> stands(brand, labels))
                .filter(brand -> !owns(brand, registered))
                .findFirst();
    }

    /** The brand that a display name pretends to be, though the domain is not its. */
    public Optional<String> borrowedBy(String name, String domain) {
        String registered = Registered.of(domain);
        String read =
                " "
                        + NOT_LETTERS
                                .matcher(Homograph.skeleton(name.toLowerCase(Locale.ROOT)))
                                .replaceAll(" ")
                                .strip()
                        + " ";
        return domains.keySet().stream()
                .filter(brand -> read.contains(" " + brand + " "))
                .filter(brand -> !owns(brand, registered))
                .findFirst();
    }

    private static boolean stands(String brand, String[] labels) {
        for (String label : labels) {
            if (label.equals(brand) || brand.length() >= PART_LENGTH && label.startsWith(brand)) {
                return true;
            }
        }
        return false;
    }

    private boolean owns(String brand, String registered) {
        return registered.startsWith(brand + ".")
                || domains.getOrDefault(brand, Set.of()).contains(registered);
    }
}
