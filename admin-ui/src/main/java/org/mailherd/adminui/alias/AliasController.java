package org.mailherd.adminui.alias;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.mailherd.adminui.page.FormFaults;
import org.mailherd.adminui.page.NotFound;
import org.mailherd.adminui.page.Paging;
import org.mailherd.directory.alias.AliasEditor;
import org.mailherd.directory.alias.AliasOverview;
import org.mailherd.directory.alias.Aliases;
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
@RequestMapping("/aliases")
class AliasController {
    private final Aliases aliases;
    private final AliasEditor editor;

    AliasController(Aliases aliases, AliasEditor editor) {
        this.aliases = aliases;
        this.editor = editor;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        model.addAttribute("q", q);
        model.addAttribute("aliases", aliases.search(q.strip(), Paging.of(page)));
        return "alias/list";
    }

    @GetMapping("/new")
    String addForm(Model model) {
        model.addAttribute("form", AliasForm.blank());
        return form(null, model);
    }

    @PostMapping
    String add(
            @ModelAttribute("form") AliasForm form,
            BindingResult faults,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!FormFaults.accepts(faults, () -> editor.add(form.settings()))) {
            response.setStatus(FormFaults.STATUS);
            return form(null, model);
        }
        redirect.addFlashAttribute("notice", "Added " + form.address() + ".");
        return "redirect:/aliases";
    }

    @GetMapping("/{id}")
    String editForm(@PathVariable long id, Model model) {
        AliasOverview alias = find(id);
        model.addAttribute("form", AliasForm.of(alias.settings()));
        return form(alias, model);
    }

    @PostMapping("/{id}")
    String edit(
            @PathVariable long id,
            @ModelAttribute("form") AliasForm form,
            BindingResult faults,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AliasOverview alias = find(id);
        if (!FormFaults.accepts(faults, () -> editor.change(id, form.settings()))) {
            response.setStatus(FormFaults.STATUS);
            return form(alias, model);
        }
        redirect.addFlashAttribute("notice", "Saved.");
        return "redirect:/aliases/{id}";
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable long id, RedirectAttributes redirect) {
        try {
            editor.delete(id);
            redirect.addFlashAttribute("notice", "Alias deleted.");
        } catch (EntryRejected rejected) {
            redirect.addFlashAttribute("problem", rejected.faults().getFirst().message());
        }
        return "redirect:/aliases";
    }

    private AliasOverview find(long id) {
        return aliases.find(id).orElseThrow(NotFound::new);
    }

    private static String form(@Nullable AliasOverview existing, Model model) {
        model.addAttribute("existing", existing);
        return "alias/form";
    }
}
