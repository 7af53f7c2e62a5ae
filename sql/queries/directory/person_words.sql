SELECT COUNT(*)
FROM (SELECT contact_id FROM cm_membership_word WHERE word >= ? AND word < ? LIMIT ?) w
