package org.mailherd.directory.sieve;

/** A line of LISTSCRIPTS. */
public record ScriptListing(String name, boolean active) {}
