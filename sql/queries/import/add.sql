INSERT INTO cm_import (customer_id, account_id, contact_id, file_name, state, invites, row_count, done, totals, created_at, finished_at,
                       due_at, lease_token)
VALUES (?, ?, ?, ?, 'checking', ?, ?, 0, '', ?, 0, ?, '')
