UPDATE sc_account SET time_zone = ?, version = version + 1 WHERE id = ?
