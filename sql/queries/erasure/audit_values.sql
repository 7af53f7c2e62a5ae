DELETE FROM cm_audit_values
WHERE contact_id = ?
