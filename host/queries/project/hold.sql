-- project/hold: takes the row until the transaction ends
UPDATE sc_project SET closed_at = closed_at WHERE id = ?
