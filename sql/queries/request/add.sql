INSERT INTO cm_request (customer_id, open_slot, state, version, requester_id, requester_account, requester_name,
                        reason, submitted_at, decided_at, decided_by, decision_reason, question,
                        caller, ticket)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)