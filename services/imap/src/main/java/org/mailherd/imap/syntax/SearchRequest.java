package org.mailherd.imap.syntax;

/**
 * The arguments of SEARCH.
 *
 * @param options what is returned
 * @param key the criterion
 */
public record SearchRequest(SearchOptions options, SearchKey key) {}
