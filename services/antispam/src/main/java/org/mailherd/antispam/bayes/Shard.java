package org.mailherd.antispam.bayes;

/**
 * Some tokens of a scope.
 *
 * @param tokens 16 octets each, as Redis keeps them
 */
record Shard(int number, byte[] tokens) {}
