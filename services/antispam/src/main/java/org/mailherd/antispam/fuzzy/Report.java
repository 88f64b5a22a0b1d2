package org.mailherd.antispam.fuzzy;

/**
 * A message like this one was reported.
 *
 * @param hash of the reported text or file, in hex
 * @param flag the list
 * @param weight of the reports together, above zero
 * @param similarity of the texts, up to 1 for the same
 */
record Report(String hash, int flag, long weight, double similarity) {}
