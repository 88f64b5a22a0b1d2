package org.mailherd.antispam.check;

import java.util.List;

/** The checks in the order of their symbols in an answer. */
public final class Checks {

    private static final List<Check> ALL =
            List.of(
                    new GtubeCheck(),
                    new SpfSymbols(),
                    new DkimSymbols(),
                    new RequiredFieldsCheck(),
                    new RepeatedFieldsCheck(),
                    new BrokenHeaderCheck(),
                    new FromCheck(),
                    new DateCheck(),
                    new SubjectCheck(),
                    new MessageIdCheck(),
                    new RecipientsCheck(),
                    new MimeCheck(),
                    new HeloCheck(),
                    new ClientNameCheck(),
                    new SenderDomainCheck());

    private Checks() {}

    public static List<Hit> run(Scan scan) {
        return ALL.stream().flatMap(check -> check.run(scan).stream()).toList();
    }
}
