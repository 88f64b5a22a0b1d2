package org.mailherd.antispam.archive;

/** Why an archive was not seen to its end. */
public enum Trouble {
    /** It grows far beyond what honest files do, or its members lie over one another. */
    BOMB,
    /** Archives in archives in archives, deeper than anybody packs. */
    TOO_DEEP,
    /** More members, octets or time than one message may cost; says nothing bad by itself. */
    TOO_MUCH,
    /** Its names are hidden too, so that nobody but the recipient can look. */
    NAMES_ENCRYPTED,
    /** Directory and members name different files: two programs unpack different things. */
    TWO_FACED,
    /** It breaks off or is no archive inside. */
    BROKEN
}
