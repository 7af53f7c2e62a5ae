-- Where it still is the one that was read: whoever suggests anew meanwhile loses nothing.
UPDATE cm_suggestion
SET note = ?
WHERE customer_id = ? AND contact_id = ? AND note = ?
