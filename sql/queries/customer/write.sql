-- No affected row: somebody was faster.
UPDATE cm_customer
SET name = ?, kind = ?, parent_id = ?, pays_for_id = ?, sort_key = ?, search_text = ?, revision = revision + 1
WHERE id = ? AND revision = ?
