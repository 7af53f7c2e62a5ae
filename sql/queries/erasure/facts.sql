-- Of everybody's mails: those about no request hold names too.
SELECT id, facts
FROM cm_outbox
WHERE INSTR(facts, ?) > 0
