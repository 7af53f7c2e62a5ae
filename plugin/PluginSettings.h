#pragma once

#include "core/Services.h"
#include "mail/MailSettings.h"
#include "templates/Words.h"

#include <helpdesk/Services.h>
#include <helpdesk/Settings.h>

namespace contacts {

/// The settings that administrators see on the plugin's page, with their words and checks. `words` outlives
/// the schema.
[[nodiscard]] helpdesk::SettingsSchema settingsSchema(const templates::Words& words);

/// What core reads of them, as it stands now.
[[nodiscard]] Policy policyOf(const helpdesk::Settings& settings);

/// What the mail worker reads of them, with the site's own name where nothing is set.
[[nodiscard]] MailSettings mailSettingsOf(const helpdesk::Settings& settings, const helpdesk::Site& site);

}  // namespace contacts
