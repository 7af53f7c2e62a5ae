#pragma once

#include "core/Services.h"
#include "templates/Words.h"

#include <helpdesk/Settings.h>

namespace contacts {

/// The settings that administrators see on the plugin's page, with their words and checks. `words` outlives
/// the schema.
[[nodiscard]] helpdesk::SettingsSchema settingsSchema(const templates::Words& words);

/// What core reads of them, as it stands now.
[[nodiscard]] Policy policyOf(const helpdesk::Settings& settings);

}  // namespace contacts
