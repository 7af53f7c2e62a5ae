-- Several roles stand in one column with one space between them, and no key holds % or _.
SELECT COUNT(DISTINCT l.customer_id)
FROM cm_draft_line l
WHERE l.role = ? OR l.roles = ? OR l.roles LIKE ? OR l.roles LIKE ? OR l.roles LIKE ?
