#include "tests/support/Untouched.h"

#include <cppunit/TestAssert.h>

#include <algorithm>

namespace tests {

void Untouched::check() const
{
    const auto after = dump();
    const auto differs = std::mismatch(_before.begin(), _before.end(), after.begin(), after.end());
    if (differs.first != _before.end() || differs.second != after.end())
        CPPUNIT_FAIL("was: " + (differs.first != _before.end() ? *differs.first : "nothing") +
                     "\nis: " + (differs.second != after.end() ? *differs.second : "nothing"));
}


std::vector<std::string> Untouched::dump() const
{
    const std::vector<std::string> people{
        "id, title, first_name, last_name, email, phone, locale, account_id, account_state FROM "
        "cm_contact",
        "customer_id, contact_id, department, portal_user, sees_all, status, roles FROM cm_membership",
        "count(*) FROM cm_outbox"};
    std::vector<std::string> all;
    const auto add = [&](const std::string& what) {
        for (const auto& row : _host.rows("SELECT " + what))
            all.push_back(what + ": " + row);
    };
    for (const auto& columns : people)
        add(columns);
    for (const std::string table :
         {"cm_customer", "cm_grant", "cm_draft_line", "cm_request", "cm_request_line", "cm_suggestion",
          "cm_token", "cm_audit", "sc_ticket", "sc_ticket_message"})
        add("* FROM " + table);
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace tests
