package org.mailherd.mailauth.mtasts;

/** Brings a domain's policy. */
@FunctionalInterface
public interface StsFetch {
    StsPolicy fetch(String domain) throws StsException;
}
