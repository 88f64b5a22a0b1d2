package org.mailherd.directory.admin;

import java.util.Optional;
import org.mailherd.directory.login.PasswordHashes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Administrators and their passwords. */
@Service
public class AdminLogin {
    private static final int MAX_LENGTH = 255;

    private final AdminRepository admins;
    private final PasswordHashes passwords;
    private final String nobody;

    AdminLogin(AdminRepository admins, PasswordHashes passwords) {
        this.admins = admins;
        this.passwords = passwords;
        this.nobody = passwords.hash("nobody's password");
    }

    /** Takes as long for a name that nobody has as for a wrong password. */
    public boolean isValid(String username, String password) {
        if (username.length() > MAX_LENGTH || password.length() > MAX_LENGTH) {
            return false;
        }
        Optional<AdminAccount> admin =
                admins.findByUsername(username).filter(AdminAccount::isActive);
        boolean matches =
                passwords.matches(password, admin.map(AdminAccount::passwordHash).orElse(nobody));
        return matches && admin.isPresent();
    }

    public boolean hasNoAdmin() {
        return admins.count() == 0;
    }

    /**
     * @param passwordHash in Dovecot's form, {@code {SCHEME}hash}
     */
    @Transactional
    public void add(String username, String passwordHash) {
        admins.save(new AdminAccount(username, passwordHash));
    }
}
