// Checks what an administrator typed into a plugin's settings, and stores it when all of it is right.
#pragma once

#include "host/src/plugins/Contributions.h"
#include "host/src/plugins/SettingsStore.h"
#include "templates/Words.h"

#include <set>

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

    struct Typed
    {
        SettingsStore::Values values{};
        std::set<std::string, std::less<>> forgotten{};  ///< Secrets that shall have no value any more.
    };

    /// Nothing is stored unless the result is empty. An empty secret keeps the old one; values that are as
    /// before are left alone. A key that was not declared is a finding, and so is a secret that was not
    /// entered anew for the one it will be told to.
    [[nodiscard]] std::vector<Finding> save(const std::string& plugin, const Typed& typed,
                                            const helpdesk::Visitor& by);

private:
    /// What one save is about.
    struct Judging
    {
        const std::string& plugin;
        const helpdesk::SettingsSchema& schema;
        std::string_view locale;
        SettingsStore::Values changed{};
        std::vector<Finding> findings{};
    };

    void judgeValues(Judging& judging, const Typed& typed) const;
    void judgeForgotten(Judging& judging, const Typed& typed) const;
    void judge(Judging& judging, const helpdesk::Setting& setting, const std::string& value) const;
    void judgeBeside(Judging& judging) const;
    void askForSecrets(Judging& judging) const;

    SettingsStore& _store;
    const templates::Words& _words;
    const Contributions& _contributions;
};

}  // namespace supportcentre
