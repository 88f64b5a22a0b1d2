package org.mailherd.directory.alias;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Aliases to look at. */
@Service
@Transactional(readOnly = true)
public class Aliases {
    private final AliasRepository rows;

    Aliases(AliasRepository rows) {
        this.rows = rows;
    }

    public Optional<AliasOverview> find(long id) {
        return rows.findById(id).map(Alias::overview);
    }

    public Optional<AliasOverview> find(String address) {
        return rows.findByAddress(address).map(Alias::overview);
    }

    public List<AliasOverview> all() {
        return rows.findAllByOrderByAddress().stream().map(Alias::overview).toList();
    }

    /**
     * @param text part of the address, a destination or the public comment; empty finds all
     */
    public Page<AliasOverview> search(String text, Pageable page) {
        return rows.search(text, page).map(Alias::overview);
    }

    public long count() {
        return rows.count();
    }
}
