package org.mailherd.mailstore.message;

/** Where an appended message is: APPENDUID (RFC 9051 7.1). */
public record Appended(long folderId, long uidValidity, long uid) {}
