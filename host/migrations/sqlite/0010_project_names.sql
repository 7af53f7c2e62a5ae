-- A customer has one project of a name. Who made two in the same moment finds the second with its number behind its name.
UPDATE sc_project
SET name = substr(name, 1, 175) || ' (' || id || ')'
WHERE id NOT IN (SELECT MIN(id) FROM sc_project GROUP BY customer, name);
CREATE UNIQUE INDEX sc_project_name ON sc_project (customer, name);
DROP INDEX sc_project_by_customer;
