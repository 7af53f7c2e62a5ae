// How checks look at a set and point at a place in it.
#pragma once

#include "core/rules/Rules.h"

namespace contacts::sight {

/// A finding at a line; `field` as in Finding.
Finding& at(const Change& change, std::string field, Findings& findings);

/// A finding about the set as a whole.
Finding& atSet(Findings& findings);

/// What people call him: his name, else his address, else what the set calls him.
[[nodiscard]] std::string nameOf(const Judged& judged, const PersonKey& person);

[[nodiscard]] const Person* personIn(const Snapshot& snapshot, const PersonKey& person);

/// Roles that the line gives to its person.
[[nodiscard]] std::vector<RoleKey> rolesGivenBy(const Change& change);

[[nodiscard]] std::string roleField(const RoleKey& role);

/// Facts that name a group of roles of which one is needed: "choice" is "one" or "two", "role" and "roleOr"
/// the first two of them.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> roleFacts(const std::vector<RoleKey>& group);

/// The address a line asks for; nothing for lines that ask for none.
[[nodiscard]] const std::string* addressAskedBy(const Change& change);

/// The first line that names `person`; nothing when he is only displaced.
[[nodiscard]] const Change* lineAbout(const Judged& judged, const PersonKey& person);

/// Active holders, those outside of `snapshot.people` among them.
[[nodiscard]] std::size_t holders(const Snapshot& snapshot, const RoleKey& role);

/// Members of the customer who can act as administrators now: active, with portal access, with an account in
/// use.
[[nodiscard]] bool administers(const Snapshot& snapshot, const PersonKey& key, const Person& person,
                               const Catalogue& catalogue);
[[nodiscard]] std::size_t administrators(const Snapshot& snapshot, const Catalogue& catalogue);

}  // namespace contacts::sight
