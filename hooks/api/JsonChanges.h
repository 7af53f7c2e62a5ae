// Changes as they stand in JSON (docs/api.yaml, "Change").
#pragma once

#include "core/changes/Clashes.h"

#include <helpdesk/Json.h>

namespace contacts {

/// One line. Strict: an unknown member, a wrong type, an unknown kind or field is a BadInput that names the
/// place below `path`. `id` is read when it is there; `author` is the server's: its
/// shape is checked, its content passed over.
[[nodiscard]] Change changeFrom(const helpdesk::Json& json, const std::string& path);

/// The same with `was`, what the caller saw in the cell: a value, or of a promotion the holder.
[[nodiscard]] Written writtenFrom(const helpdesk::Json& json, const std::string& path);

/// A whole set.
[[nodiscard]] ChangeSet changesFrom(const helpdesk::Json::Array& json, const std::string& path);

[[nodiscard]] helpdesk::Json toJson(const Change& change);
[[nodiscard]] helpdesk::Json toJson(const ChangeSet& changes);

/// The same with the fate of every line: "outcome" and "reason".
[[nodiscard]] helpdesk::Json withOutcomes(const ChangeSet& changes);

}  // namespace contacts
