package org.mailherd.directory.domain;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Domains to look at. */
@Service
@Transactional(readOnly = true)
public class Domains {
    private final DomainRepository rows;

    Domains(DomainRepository rows) {
        this.rows = rows;
    }

    public Optional<DomainOverview> find(String name) {
        return rows.overview(name);
    }

    public List<DomainOverview> all() {
        return rows.all();
    }

    /** In alphabetical order. */
    public List<String> names() {
        return rows.names();
    }

    /**
     * @param text part of the name or description; empty finds all
     */
    public Page<DomainOverview> search(String text, Pageable page) {
        return rows.search(text, page);
    }

    public long count() {
        return rows.count();
    }
}
