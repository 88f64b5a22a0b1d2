package org.mailherd.antispam.attachment;

/** What a document can do beside being read. */
enum Trait {
    /** It holds macros. */
    MACRO,
    /** Macros that run when it is opened. */
    MACRO_STARTS_ITSELF,
    /** Macros that start programs or fetch files. */
    MACRO_REACHES_OUT,
    /** An office document that loads a template from elsewhere. */
    REMOTE_TEMPLATE,
    /** An RTF with an embedded object. */
    RTF_OBJECT,
    /** An RTF whose object is loaded without a click. */
    RTF_OBJECT_UPDATES_ITSELF,
    PDF_SCRIPT,
    PDF_STARTS_PROGRAM,
    PDF_ENCRYPTED,
    /** HTML that runs a script. */
    HTML_SCRIPT,
    /** HTML whose script puts together a file or a page that no filter sees. */
    HTML_SMUGGLES,
    /** HTML that asks for input. */
    HTML_FORM,
    /** The file's own bookkeeping is impossible: made by hand to break readers. */
    MALFORMED,
    /** There is more in it than is looked at. */
    NOT_SEEN
}
