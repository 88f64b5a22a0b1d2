package org.mailherd.webmail.reading;

import jakarta.mail.Address;
import jakarta.mail.internet.InternetAddress;

/**
 * A correspondent.
 *
 * @param name may be empty
 */
public record Person(String name, String address) {

    static Person of(Address address) {
        if (address instanceof InternetAddress internet) {
            return new Person(
                    DisplayText.of(internet.getPersonal()), DisplayText.of(internet.getAddress()));
        }
        return new Person("", DisplayText.of(address.toString()));
    }

    /** The name if there is one, else the address. */
    public String display() {
        return name.isEmpty() ? address : name;
    }

    /** As it is typed into a recipient field. */
    public String full() {
        if (name.isEmpty()) {
            return address;
        }
        var plain = name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ');
        var quoted = plain ? name : "\"" + name.replaceAll("([\"\\\\])", "\\\\$1") + "\"";
        return quoted + " <" + address + ">";
    }

    /** One or two letters for the round mark beside the name. */
    public String initials() {
        var letters = display().replaceAll("[^\\p{L}\\p{N}]", "");
        return letters.isEmpty() ? "?" : letters.substring(0, letters.offsetByCodePoints(0, 1));
    }
}
