package org.mailherd.adminui.mailbox;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailherd.adminui.page.FormFaults;
import org.mailherd.adminui.page.NotFound;
import org.mailherd.adminui.page.Paging;
import org.mailherd.directory.domain.DomainSettings;
import org.mailherd.directory.domain.Domains;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.mailbox.MailboxEditor;
import org.mailherd.directory.mailbox.MailboxOverview;
import org.mailherd.directory.mailbox.Mailboxes;
import org.mailherd.mailstore.quota.UsageStore;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/mailboxes")
class MailboxController {
    private final Mailboxes mailboxes;
    private final MailboxEditor editor;
    private final Domains domains;
    private final UsageStore usage;

    MailboxController(
            Mailboxes mailboxes, MailboxEditor editor, Domains domains, UsageStore usage) {
        this.mailboxes = mailboxes;
        this.editor = editor;
        this.domains = domains;
        this.usage = usage;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        model.addAttribute("q", q);
        model.addAttribute(
                "mailboxes", mailboxes.search(q.strip(), Paging.of(page)).map(this::used));
        return "mailbox/list";
    }

    @GetMapping("/new")
    String addForm(@RequestParam(defaultValue = "") String domain, Model model) {
        List<String> names = domains.names();
        String chosen = names.contains(domain) || names.isEmpty() ? domain : names.getFirst();
        long quota =
                domains.find(chosen)
                        .map(home -> home.settings().defquota())
                        .orElse(DomainSettings.defaults().defquota());
        model.addAttribute("form", MailboxForm.blank(chosen, quota));
        return form(null, model);
    }

    @PostMapping
    String add(
            @ModelAttribute("form") MailboxForm form,
            BindingResult faults,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!FormFaults.accepts(
                faults,
                () ->
                        redirect.addFlashAttribute(
                                "notice",
                                "Added "
                                        + editor.add(
                                                form.localPart(),
                                                form.domain(),
                                                form.settings(),
                                                form.newPassword())
                                        + "."))) {
            response.setStatus(FormFaults.STATUS);
            return form(null, model);
        }
        return "redirect:/mailboxes";
    }

    @GetMapping("/{address}")
    String editForm(@PathVariable String address, Model model) {
        model.addAttribute(
                "form", MailboxForm.of(mailboxes.find(address).orElseThrow(NotFound::new)));
        return form(address, model);
    }

    @PostMapping("/{address}")
    String edit(
            @PathVariable String address,
            @ModelAttribute("form") MailboxForm form,
            BindingResult faults,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (mailboxes.find(address).isEmpty()) {
            throw new NotFound();
        }
        if (!FormFaults.accepts(
                faults, () -> editor.change(address, form.settings(), form.newPassword()))) {
            response.setStatus(FormFaults.STATUS);
            return form(address, model);
        }
        redirect.addFlashAttribute("notice", "Saved.");
        return "redirect:/mailboxes/{address}";
    }

    @PostMapping("/{address}/delete")
    String delete(@PathVariable String address, RedirectAttributes redirect) {
        try {
            editor.delete(address);
            redirect.addFlashAttribute("notice", "Deleted " + address + ".");
        } catch (EntryRejected rejected) {
            redirect.addFlashAttribute("problem", rejected.faults().getFirst().message());
        }
        return "redirect:/mailboxes";
    }

    private UsedMailbox used(MailboxOverview mailbox) {
        return new UsedMailbox(mailbox, usage.usage(mailbox.id()));
    }

    private String form(@Nullable String existing, Model model) {
        model.addAttribute("existing", existing);
        model.addAttribute("domains", domains.names());
        return "mailbox/form";
    }
}
