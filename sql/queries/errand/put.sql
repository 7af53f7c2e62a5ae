INSERT INTO cm_errand (errand_key, request_id, kind, reference, message, state, attempts, created_at, due_at,
                       last_answer, lease_token)
VALUES (?, ?, ?, ?, ?, 'waiting', 0, ?, ?, '', '')
