// Groups of columns that stand in several tables or statements: a person, a line of a change set, a customer,
// a contact.
#pragma once

#include "sql/src/Query.h"

namespace contacts::sql {

/// person_title … person_roles
void bindPerson(Query& query, const Person& person);
[[nodiscard]] Person readPerson(Query& row);

/// line … person_roles
void bindLine(Query& query, const Change& line);
[[nodiscard]] Change readLine(Query& row);

/// id … contacts of a customer
[[nodiscard]] Customer readCustomer(Query& row);

/// id … last_login of a contact, and behind them department … projects of his membership.
[[nodiscard]] Contact readContact(Query& row);
void readMembership(Query& row, Contact& contact);

}  // namespace contacts::sql
