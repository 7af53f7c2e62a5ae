-- A customer has one project of a name. Who made two in the same moment finds the second with its number behind its name.
UPDATE sc_project p
JOIN (SELECT customer, name, MIN(id) AS first_id FROM sc_project GROUP BY customer, name) f
    ON f.customer = p.customer AND f.name = p.name
SET p.name = CONCAT(LEFT(p.name, 175), ' (', p.id, ')')
WHERE p.id <> f.first_id;
CREATE UNIQUE INDEX sc_project_name ON sc_project (customer, name);
DROP INDEX sc_project_by_customer ON sc_project;
