package org.mailherd.antispam.archive;

/**
 * A file in an archive.
 *
 * @param path as the archive names it: a stranger's text, never a path to write to
 * @param depth 1 in the outermost archive
 * @param type by its first octets; unknown when they could not be seen
 */
public record Member(String path, int depth, boolean encrypted, FileType type) {

    private static final int LONGEST = 512;

    public Member {
        path = path.length() > LONGEST ? path.substring(path.length() - LONGEST) : path;
    }

    /** Behind the last slash of either kind. */
    public String name() {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
