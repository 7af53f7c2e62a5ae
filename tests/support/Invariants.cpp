#include "tests/support/Invariants.h"

#include <map>
#include <regex>
#include <set>

namespace tests {

namespace {

/// A query that finds rows only when something is wrong.
struct Law
{
    const char* sentence;
    const char* counterexamples;
};


const Law laws[] = {
    {"I2: a request is in a state that does not exist",
     "SELECT id FROM cm_request WHERE state NOT IN "
     "('submitted','returned','implemented','partly-implemented','rejected','cancelled')"},
    {"I2: a decided request is still open, or an open one has no slot",
     "SELECT id FROM cm_request WHERE (open_slot IS NULL) = (state IN ('submitted','returned'))"},
    {"I2: request and ticket disagree",
     "SELECT r.id FROM cm_request r JOIN sc_ticket t ON t.id = r.ticket WHERE (r.state IN "
     "('submitted','returned')) <> (t.status IN ('open','waiting'))"},
    {"I3: a line was left behind",
     "SELECT l.request_id FROM cm_request_line l JOIN cm_request r ON r.id = l.request_id WHERE r.state = "
     "'implemented' AND l.outcome <> 'implemented' AND l.replaced_in = 0"},
    {"I3: a line that was replaced took effect",
     "SELECT request_id FROM cm_request_line WHERE replaced_in > 0 AND outcome <> 'open'"},
    {"I2: a returned request is not what its draft corrects, or waits for nobody",
     "SELECT r.id FROM cm_request r LEFT JOIN cm_draft d ON d.customer_id = r.customer_id WHERE r.state = "
     "'returned' AND (d.returned_id IS NULL OR d.changes >= 0 AND d.returned_id <> r.id)"},
    {"I3: a line took effect before its request did",
     "SELECT l.request_id FROM cm_request_line l JOIN cm_request r ON r.id = l.request_id WHERE r.state IN "
     "('submitted','cancelled','rejected') AND l.outcome = 'implemented'"},
    {"I4: a request without a ticket",
     "SELECT r.id FROM cm_request r LEFT JOIN sc_ticket t ON t.id = r.ticket WHERE t.id IS NULL"},
    {"I4: a contact-changes ticket without a request",
     "SELECT t.id FROM sc_ticket t LEFT JOIN cm_request r ON r.ticket = t.id WHERE t.category = "
     "'contact-changes' AND r.id IS NULL"},
    {"I6: more than one live link for a contact", "SELECT contact_id FROM cm_token WHERE used_at = 0 AND "
                                                  "revoked = 0 GROUP BY contact_id HAVING count(*) > 1"},
    {"I6: a live link for an active account",
     "SELECT t.id FROM cm_token t JOIN cm_contact c ON c.id = t.contact_id WHERE t.used_at = 0 AND t.revoked "
     "= 0 AND c.account_state = 4"},
    {"I8: a transition stands twice in the audit",
     "SELECT customer_id, act, object FROM cm_audit WHERE object LIKE 'request%' GROUP BY customer_id, act, "
     "object, facts HAVING count(*) > 1"},
    {"I8: a request without its first audit row",
     "SELECT r.id FROM cm_request r WHERE (SELECT count(*) FROM cm_audit a WHERE a.customer_id = "
     "r.customer_id AND a.act LIKE '%submit%') < "
     "(SELECT count(*) FROM cm_request o WHERE o.customer_id = r.customer_id)"},
    {"I12: the customer's counter of contacts", "SELECT c.id FROM cm_customer c WHERE c.contacts <> (SELECT "
                                                "count(*) FROM cm_membership m WHERE m.customer_id = c.id)"},
    {"I12: the customer's counter of deactivated contacts",
     "SELECT c.id FROM cm_customer c WHERE c.deactivated <> (SELECT count(*) FROM cm_membership m WHERE "
     "m.customer_id = c.id AND m.status = 1)"},
    {"I12: the counter of a role's holders",
     "SELECT h.role FROM cm_role_holder h WHERE h.holders <> (SELECT count(*) FROM cm_grant g WHERE "
     "g.customer_id = h.customer_id AND g.role = h.role)"},
    {"I12: the counter of a role's deactivated holders",
     "SELECT h.role FROM cm_role_holder h WHERE h.deactivated <> (SELECT count(*) FROM cm_grant g JOIN "
     "cm_membership m ON m.customer_id = g.customer_id AND m.contact_id = g.contact_id WHERE g.customer_id = "
     "h.customer_id AND g.role = h.role AND m.status = 1)"},
    {"I12: a role with holders and no counter",
     "SELECT g.role FROM cm_grant g LEFT JOIN cm_role_holder h ON h.customer_id = g.customer_id AND h.role = "
     "g.role WHERE h.role IS NULL"},
    {"I12: the counter of those who stand somewhere",
     "SELECT s.customer_id, s.standing FROM cm_standing s WHERE s.people <> (SELECT count(*) FROM "
     "cm_membership m WHERE m.customer_id = s.customer_id AND m.standing = s.standing)"},
    {"I12: where somebody stands, or a copy of what he is sorted by",
     "SELECT m.customer_id, m.contact_id FROM cm_membership m JOIN cm_contact c ON c.id = m.contact_id WHERE "
     "m.standing <> CASE WHEN m.status = 1 THEN 6 WHEN m.portal_user = 0 THEN 5 WHEN c.account_state = 0 "
     "THEN 4 WHEN c.account_state = 3 THEN 3 WHEN c.account_state < 3 THEN 2 WHEN c.last_login = 0 THEN 1 "
     "ELSE 0 END OR m.title <> c.title OR m.phone <> c.phone OR m.locale <> c.locale OR m.email <> c.email "
     "OR m.sort_key <> c.sort_key"},
    {"I12: a grant's place in the order",
     "SELECT g.contact_id, g.role FROM cm_grant g JOIN cm_contact c ON c.id = g.contact_id WHERE g.sort_key "
     "<> c.sort_key"},
};


/// I5: several copies of one mail have the same Message-ID, so every Message-ID of the spool belongs to one
/// row. A row whose mail was handed over in the very moment of the kill is not marked as sent yet: it goes
/// again, as the same mail.
void compareMails(HostProcess& host, std::vector<std::string>& broken)
{
    std::set<std::string> ids;
    static const std::regex header("(?:^|\n)Message-ID:\\s*<([^>]*)>", std::regex::icase);
    for (const auto& mail : host.spooled())
    {
        std::smatch found;
        if (std::regex_search(mail, found, header))
            ids.insert(found[1]);
        else
            broken.emplace_back("I5: a mail without Message-ID");
    }
    const auto count = [&](const std::string& condition) {
        return std::stoul(host.rows("SELECT count(*) FROM cm_outbox WHERE " + condition).at(0));
    };
    const auto sent = count("state = 'sent'");
    // Begun, and nobody could note how it ended; a welcome whose link was used meanwhile is then withdrawn.
    const auto underway = count("state IN ('leased', 'queued', 'withdrawn') AND attempts > 0");
    if (ids.size() < sent || ids.size() > sent + underway)
        broken.push_back("I5: " + std::to_string(sent) + " mails count as sent and " +
                         std::to_string(underway) + " are under way, the spool holds " +
                         std::to_string(ids.size()) + " different ones");
}

}  // namespace


std::vector<std::string> brokenInvariants(HostProcess& host)
{
    std::vector<std::string> broken;
    for (const auto& law : laws)
        for (const auto& row : host.rows(law.counterexamples))
            broken.push_back(std::string(law.sentence) + ": " + row);
    compareMails(host, broken);
    std::string said;
    if (host.command({"verify-audit"}, said) != 0)
        broken.push_back("I8: verify-audit says " + said);
    return broken;
}

}  // namespace tests
