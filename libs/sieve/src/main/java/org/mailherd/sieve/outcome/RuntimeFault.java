package org.mailherd.sieve.outcome;

/**
 * What went wrong in a run. The message is kept.
 *
 * @param script the script's name, empty for the main one
 * @param line from 1; 0 when no line is to blame
 * @param sentence for the owner of the script
 */
public record RuntimeFault(String script, int line, int column, String sentence) {}
