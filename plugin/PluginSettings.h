#pragma once

#include "core/Services.h"
#include "mail/MailSettings.h"
#include "templates/Words.h"
#include "ticket-adapter/request-tracker/RtSettings.h"

#include <helpdesk/Services.h>
#include <helpdesk/Settings.h>

namespace contacts {

/// The settings that administrators see on the plugin's page, with their words and checks. `words` outlives
/// the schema. `dataFolder`: ours. `deskInUse`: requests lie on the desk that is chosen now.
[[nodiscard]] helpdesk::SettingsSchema settingsSchema(const templates::Words& words,
                                                      const std::filesystem::path& dataFolder,
                                                      std::function<bool()> deskInUse);

/// What the category of our tickets is called: what the administrators wrote, else our own words.
[[nodiscard]] helpdesk::Localised categoryOf(const helpdesk::Settings& settings,
                                             const templates::Words& words);

/// What core reads of them, as it stands now.
[[nodiscard]] Policy policyOf(const helpdesk::Settings& settings);

/// What the mail worker reads of them, with the site's own name where nothing is set.
[[nodiscard]] MailSettings mailSettingsOf(const helpdesk::Settings& settings, const helpdesk::Site& site);

/// How the Request Tracker is reached, whether it is chosen or not.
[[nodiscard]] RtSettings rtSettingsOf(const helpdesk::Settings& settings);

/// The key that is shared with it; empty: none, or none that can be opened.
[[nodiscard]] std::string pokeKeyOf(const helpdesk::Settings& settings);

/// A helpdesk of another house is chosen.
[[nodiscard]] bool deskElsewhere(const helpdesk::Settings& settings);

}  // namespace contacts
