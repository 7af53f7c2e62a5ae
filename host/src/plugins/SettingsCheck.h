// Checks what an administrator typed into a plugin's settings, and stores it when all of it is right.
#pragma once

#include "host/src/plugins/Contributions.h"
#include "host/src/plugins/SettingsStore.h"
#include "templates/Words.h"

namespace supportcentre {

/// [thread-safe]
class SettingsCheck
{
public:
    SettingsCheck(SettingsStore& store, const templates::Words& words, const Contributions& contributions)
        : _store(store),
          _words(words),
          _contributions(contributions)
    {
    }

    struct Finding
    {
        std::string key;
        std::string sentence;
    };

    /// Nothing is stored unless the result is empty. An empty secret keeps the old one; values that are as
    /// before are left alone. A key that was not declared is a finding, and so is a secret that was not
    /// entered anew for the one it will be told to.
    [[nodiscard]] std::vector<Finding> save(const std::string& plugin, const SettingsStore::Values& typed,
                                            const helpdesk::Visitor& by);

private:
    void askForSecrets(const std::string& plugin, const helpdesk::SettingsSchema& schema,
                       const SettingsStore::Values& changed, std::string_view locale,
                       std::vector<Finding>& findings) const;

    SettingsStore& _store;
    const templates::Words& _words;
    const Contributions& _contributions;
};

}  // namespace supportcentre
