package org.mailherd.imap;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.mailherd.imap.SearchConfiguration.SearchVerbs;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.command.AppendCommand;
import org.mailherd.imap.command.AuthenticateCommand;
import org.mailherd.imap.command.CapabilityCommand;
import org.mailherd.imap.command.CloseCommand;
import org.mailherd.imap.command.CompressCommand;
import org.mailherd.imap.command.CopyCommand;
import org.mailherd.imap.command.EnableCommand;
import org.mailherd.imap.command.ExpungeCommand;
import org.mailherd.imap.command.FetchCommand;
import org.mailherd.imap.command.FolderOpener;
import org.mailherd.imap.command.IdCommand;
import org.mailherd.imap.command.IdleCommand;
import org.mailherd.imap.command.LoginAnswers;
import org.mailherd.imap.command.LoginCommand;
import org.mailherd.imap.command.LogoutCommand;
import org.mailherd.imap.command.MoveCommand;
import org.mailherd.imap.command.NoopCommand;
import org.mailherd.imap.command.ReplaceCommand;
import org.mailherd.imap.command.Resynchronizer;
import org.mailherd.imap.command.SelectCommand;
import org.mailherd.imap.command.StartTlsCommand;
import org.mailherd.imap.command.StoreCommand;
import org.mailherd.imap.command.UidCapable;
import org.mailherd.imap.command.UidCommand;
import org.mailherd.imap.command.UnselectCommand;
import org.mailherd.imap.command.Upload;
import org.mailherd.imap.delivery.QuotaAlarm;
import org.mailherd.imap.login.LoginGate;
import org.mailherd.imap.session.Capabilities;
import org.mailherd.imap.session.ChangeTeller;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Commands;
import org.mailherd.imap.settings.ImapSettings;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.SnapshotStore;
import org.mailherd.platform.tls.TlsContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every verb there is, group by group as RFC 3501 section 6 has them. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    /** The verbs of one group. */
    record Verbs(List<Command> commands) {}

    @Bean
    Verbs sessionVerbs(
            Capabilities capabilities, LoginGate gate, TlsContext tls, ImapSettings settings) {
        LoginAnswers logins = new LoginAnswers(gate, capabilities);
        return new Verbs(
                List.of(
                        new CapabilityCommand(capabilities),
                        NoopCommand.noop(),
                        new LogoutCommand(),
                        new IdCommand(),
                        new StartTlsCommand(tls),
                        new AuthenticateCommand(logins),
                        new LoginCommand(logins),
                        new CompressCommand(settings.maxCompressed()),
                        new EnableCommand()));
    }

    @Bean
    Verbs selectionVerbs(
            FolderAccess access,
            FolderStore folders,
            SnapshotStore snapshots,
            MessageStore messages,
            ChangeTeller changes) {
        FolderOpener opener = new FolderOpener(folders, snapshots);
        Resynchronizer resynchronizer = new Resynchronizer(messages);
        return new Verbs(
                List.of(
                        SelectCommand.select(access, opener, resynchronizer),
                        SelectCommand.examine(access, opener, resynchronizer),
                        new IdleCommand(snapshots, changes)));
    }

    @Bean
    Upload upload(MessageStore messages, Clock clock, ImapSettings settings) {
        return new Upload(messages, clock, settings.appendLimit().toBytes());
    }

    @Bean
    Verbs messageVerbs(
            FolderAccess access,
            MessageStore messages,
            SnapshotStore snapshots,
            SearchVerbs search,
            Upload upload,
            QuotaAlarm alarm,
            ChangeTeller changes) {
        List<UidCapable> uidCapable = new ArrayList<>(search.commands());
        uidCapable.addAll(
                List.of(
                        new ExpungeCommand(messages, changes),
                        new FetchCommand(messages, snapshots),
                        new StoreCommand(messages, snapshots),
                        new CopyCommand(access, messages, alarm),
                        new MoveCommand(access, messages, alarm, changes),
                        new ReplaceCommand(access, messages, upload, alarm)));
        List<Command> commands = new ArrayList<>(uidCapable);
        commands.add(new UidCommand(uidCapable));
        commands.add(new AppendCommand(access, messages, upload, alarm));
        commands.add(NoopCommand.check());
        commands.add(new CloseCommand(messages));
        commands.add(new UnselectCommand());
        return new Verbs(commands);
    }

    @Bean
    Commands commands(List<Verbs> groups, List<Command> single) {
        List<Command> all = new ArrayList<>(single);
        groups.forEach(group -> all.addAll(group.commands()));
        return new Commands(all);
    }
}
