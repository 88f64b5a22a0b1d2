package org.mailherd.adminui.domain;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.mailherd.adminui.page.FormFaults;
import org.mailherd.adminui.page.NotFound;
import org.mailherd.adminui.page.Paging;
import org.mailherd.directory.domain.DomainEditor;
import org.mailherd.directory.domain.DomainOverview;
import org.mailherd.directory.domain.DomainSettings;
import org.mailherd.directory.domain.Domains;
import org.mailherd.directory.domain.EntryRejected;
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
@RequestMapping("/domains")
class DomainController {
    private final Domains domains;
    private final DomainEditor editor;
    private final RecordsToSet records;
    private final LiveRecords live;

    DomainController(Domains domains, DomainEditor editor, RecordsToSet records, LiveRecords live) {
        this.domains = domains;
        this.editor = editor;
        this.records = records;
        this.live = live;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        model.addAttribute("q", q);
        model.addAttribute("domains", domains.search(q.strip(), Paging.of(page)));
        return "domain/list";
    }

    @GetMapping("/new")
    String addForm(Model model) {
        model.addAttribute("form", DomainForm.of("", DomainSettings.defaults()));
        return form(null, model);
    }

    @PostMapping
    String add(
            @ModelAttribute("form") DomainForm form,
            BindingResult faults,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        DomainSettings base = DomainSettings.defaults();
        if (!FormFaults.accepts(
                faults,
                () ->
                        redirect.addAttribute(
                                "name", editor.add(form.domain(), form.settings(base))))) {
            response.setStatus(FormFaults.STATUS);
            return form(null, model);
        }
        redirect.addFlashAttribute("notice", "Domain added. Now set the DNS records below.");
        return "redirect:/domains/{name}";
    }

    @GetMapping("/{name}")
    String show(@PathVariable String name, Model model) {
        DomainOverview domain = find(name);
        model.addAttribute("domain", domain);
        model.addAttribute("records", records.of(domain.name()));
        model.addAttribute("keys", records.keys(domain.name()));
        return "domain/show";
    }

    /** Asked by the page's button; a resolver that is slow holds only this part of it. */
    @GetMapping("/{name}/dns")
    String dns(@PathVariable String name, Model model) {
        model.addAttribute("findings", live.look(find(name).name()).findings());
        return "domain/dns :: findings";
    }

    @GetMapping("/{name}/edit")
    String editForm(@PathVariable String name, Model model) {
        DomainOverview domain = find(name);
        model.addAttribute("form", DomainForm.of(domain.name(), domain.settings()));
        return form(domain.name(), model);
    }

    @PostMapping("/{name}")
    String edit(
            @PathVariable String name,
            @ModelAttribute("form") DomainForm form,
            BindingResult faults,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        DomainSettings base = find(name).settings();
        if (!FormFaults.accepts(faults, () -> editor.change(name, form.settings(base)))) {
            response.setStatus(FormFaults.STATUS);
            return form(name, model);
        }
        redirect.addFlashAttribute("notice", "Saved.");
        return "redirect:/domains/{name}";
    }

    @PostMapping("/{name}/delete")
    String delete(@PathVariable String name, RedirectAttributes redirect) {
        try {
            editor.delete(name);
        } catch (EntryRejected rejected) {
            redirect.addFlashAttribute("problem", rejected.faults().getFirst().message());
            return "redirect:/domains/{name}";
        }
        redirect.addFlashAttribute("notice", "Deleted " + name + ".");
        return "redirect:/domains";
    }

    private DomainOverview find(String name) {
        return domains.find(name).orElseThrow(NotFound::new);
    }

    private static String form(@Nullable String existing, Model model) {
        model.addAttribute("existing", existing);
        return "domain/form";
    }
}
