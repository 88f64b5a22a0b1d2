package org.mailherd.directory.recipient;

/** Who may write to a recipient. */
public sealed interface Audience {
    Audience EVERYBODY = new Everybody();
    Audience OWN_PEOPLE = new OwnPeople();

    record Everybody() implements Audience {}

    /** Whoever is logged in: the address is not ours, a recipient map leads it elsewhere. */
    record OwnPeople() implements Audience {}

    /** Whoever is logged in with a mailbox of the domain: the alias is internal. */
    record Members(String domain) implements Audience {}
}
