-- project/set_closed. No affected row: somebody was faster.
UPDATE sc_project SET closed_at = ? WHERE id = ? AND closed_at = ?
