package org.mailherd.mailqueue.view;

/** How many recipients wait for a domain. */
public record DestinationCount(String destination, long recipients) {}
