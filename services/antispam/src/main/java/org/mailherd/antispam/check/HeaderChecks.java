package org.mailherd.antispam.check;

import java.util.List;

/** The checks of header, envelope and what the DNS said, in the order of their symbols. */
public final class HeaderChecks {

    public static final List<Check> ALL =
            List.of(
                    new GtubeCheck(),
                    new ShortfallCheck(),
                    new SpfSymbols(),
                    new DkimSymbols(),
                    new ArcSymbols(),
                    new DmarcSymbols(),
                    new RequiredFieldsCheck(),
                    new RepeatedFieldsCheck(),
                    new BrokenHeaderCheck(),
                    new FromCheck(),
                    new DateCheck(),
                    new SubjectCheck(),
                    new MessageIdCheck(),
                    new HeaderEncodingCheck(),
                    new RecipientsCheck(),
                    new SelfAddressedCheck(),
                    new MimeCheck(),
                    new TransferEncodingCheck(),
                    new ForgedProgramCheck(),
                    new UpstreamVerdictCheck(),
                    new HeloCheck(),
                    new ClientNameCheck(),
                    new LineNameCheck(),
                    new SenderDomainCheck());

    private HeaderChecks() {}
}
