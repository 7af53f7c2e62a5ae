-- Every order of the list in the rows it walks through: copies of the contact's title, phone and language, and how far he has come,
-- as the list says it. standing: 0 active, 1 never logged in, 2 invited (until invited_until), 3 mail bounced, 4 not yet invited,
-- 5 no portal access, 6 inactive; 7 only until its transaction has counted the row.
ALTER TABLE cm_membership ADD COLUMN title VARCHAR(200) NOT NULL DEFAULT '' CHECK (length(title) <= 200);
ALTER TABLE cm_membership ADD COLUMN phone VARCHAR(100) NOT NULL DEFAULT '' CHECK (length(phone) <= 100);
ALTER TABLE cm_membership ADD COLUMN locale VARCHAR(16) NOT NULL DEFAULT '' CHECK (length(locale) <= 16);
ALTER TABLE cm_membership ADD COLUMN standing INTEGER NOT NULL DEFAULT 7 CHECK (standing BETWEEN 0 AND 7);
ALTER TABLE cm_membership ADD COLUMN invited_until BIGINT NOT NULL DEFAULT 0;

UPDATE cm_membership
SET title = (SELECT c.title FROM cm_contact c WHERE c.id = cm_membership.contact_id),
    phone = (SELECT c.phone FROM cm_contact c WHERE c.id = cm_membership.contact_id),
    locale = (SELECT c.locale FROM cm_contact c WHERE c.id = cm_membership.contact_id),
    standing = CASE WHEN status = 1 THEN 6 WHEN portal_user = 0 THEN 5
                    ELSE (SELECT CASE WHEN c.account_state = 0 THEN 4 WHEN c.account_state = 3 THEN 3 WHEN c.account_state < 3 THEN 2
                                      WHEN c.last_login = 0 THEN 1 ELSE 0 END
                          FROM cm_contact c WHERE c.id = cm_membership.contact_id) END;

UPDATE cm_membership
SET invited_until = (SELECT CASE WHEN c.account_state = 1 THEN c.invited_until ELSE 0 END FROM cm_contact c WHERE c.id = cm_membership.contact_id)
WHERE standing = 2;

CREATE INDEX cm_membership_by_title ON cm_membership (customer_id, title, sort_key, contact_id);
CREATE INDEX cm_membership_by_phone ON cm_membership (customer_id, phone, sort_key, contact_id);
CREATE INDEX cm_membership_by_locale ON cm_membership (customer_id, locale, sort_key, contact_id);
CREATE INDEX cm_membership_by_standing ON cm_membership (customer_id, standing, invited_until, sort_key, contact_id);
CREATE INDEX cm_membership_by_portal ON cm_membership (customer_id, portal_user, sort_key, contact_id);
CREATE INDEX cm_membership_by_sight ON cm_membership (customer_id, sees_all, sort_key, contact_id);
CREATE INDEX cm_membership_by_projects ON cm_membership (customer_id, projects, sort_key, contact_id);

-- Holders of a role in the order of the list.
ALTER TABLE cm_grant ADD COLUMN sort_key VARCHAR(200) NOT NULL DEFAULT '' CHECK (length(sort_key) <= 200);

UPDATE cm_grant
SET sort_key = (SELECT c.sort_key FROM cm_contact c WHERE c.id = cm_grant.contact_id);

CREATE INDEX cm_grant_sorted ON cm_grant (customer_id, role, sort_key, contact_id);

-- How many contacts of a customer stand where; all seven rows are there from the beginning.
CREATE TABLE cm_standing (
    customer_id BIGINT NOT NULL,
    standing    INTEGER NOT NULL,
    people      BIGINT NOT NULL,
    PRIMARY KEY (customer_id, standing),
    CONSTRAINT cm_standing_customer FOREIGN KEY (customer_id) REFERENCES cm_customer (id),
    CHECK (standing BETWEEN 0 AND 6),
    CHECK (people >= 0)
) WITHOUT ROWID;

INSERT INTO cm_standing (customer_id, standing, people)
SELECT cu.id, s.standing, (SELECT COUNT(*) FROM cm_membership m WHERE m.customer_id = cu.id AND m.standing = s.standing)
FROM cm_customer cu
CROSS JOIN (SELECT 0 AS standing UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6) s;
