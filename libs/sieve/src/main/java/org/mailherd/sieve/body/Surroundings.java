package org.mailherd.sieve.body;

/** The preamble and epilogue of a multipart. */
final class Surroundings {

    private Surroundings() {}

    static String of(String body, String boundary) {
        String line = "--" + boundary;
        int first = body.startsWith(line) ? 0 : body.indexOf("\n" + line);
        if (boundary.isEmpty() || first < 0) {
            return body;
        }
        int last = body.indexOf("\n" + line + "--", Math.max(0, first - 1));
        String epilogue = last < 0 ? "" : body.substring(last + line.length() + 3);
        return body.substring(0, first) + epilogue;
    }
}
