package org.mailherd.mailstore.message;

import java.time.Instant;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.quota.QuotaLimit;

/**
 * One copy of a staged message for one folder.
 *
 * @param trace header lines, each with CRLF, put before the message for this recipient alone
 *     (Return-Path, Delivered-To), as octets; empty for none
 */
public record Delivery(
        long folderId, QuotaLimit quota, Flags flags, Instant internalDate, String trace) {}
