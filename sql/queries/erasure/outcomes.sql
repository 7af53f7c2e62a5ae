SELECT position, outcome_reason
FROM cm_request_line
WHERE request_id = ? AND outcome_reason <> ''
