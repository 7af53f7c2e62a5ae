// What all running plugins add to the host, ready to be asked. Every answer passes the plugin's guard: what a
// plugin throws ends there, but where it is said that it does not.
#pragma once

#include "host/src/http/AccessDesk.h"
#include "host/src/plugins/Registrations.h"
#include "host/src/security/PasswordNews.h"

#include <optional>
#include <shared_mutex>

namespace supportcentre {

/// [thread-safe]
class Contributions final : public AccessDesk, public PasswordNews
{
public:
    struct Listener
    {
        std::string key;  ///< "<plugin>/<number>", stable across restarts.
        helpdesk::TicketListener* listener = nullptr;
        std::shared_ptr<Guard> guard;
    };

    struct ShownPanel
    {
        std::string html;
        std::string incident;  ///< Instead of html when the panel threw.
    };

    struct PluginHealth
    {
        std::string plugin;
        helpdesk::Health health{};
    };

    void add(std::shared_ptr<const Registrations> registrations);
    void drop(std::string_view plugin);

    /// Whether any running plugin says who may do what. Without one people see their own tickets only.
    [[nodiscard]] bool knowsAccess() const;
    [[nodiscard]] bool hearsOfPasswords() const;
    [[nodiscard]] bool hearsOfAdministration() const;

    /// Nothing when no plugin knows, or when it threw: an empty Access allows nothing. Throws Later when the
    /// plugin cannot say it at the moment.
    [[nodiscard]] helpdesk::Access accessOf(helpdesk::AccountId account) override;
    [[nodiscard]] bool knows(const std::string& email) override;
    void signedIn(helpdesk::AccountId account, helpdesk::Time at) noexcept override;

    /// Lets through what the plugin throws: the caller's transaction must not end without it.
    void passwordSet(helpdesk::AccountId account, const std::string& password,
                     helpdesk::Transaction& transaction) override;

    /// What an administrator has changed. These two let through what the plugin throws, as passwordSet()
    /// does.
    void settingsChanged(helpdesk::AccountId by, const std::string& plugin,
                         const std::vector<helpdesk::SettingChange>& changes,
                         helpdesk::Transaction& transaction) const;
    void pluginSwitched(helpdesk::AccountId by, const std::string& plugin, helpdesk::PluginSwitch to,
                        helpdesk::Transaction& transaction) const;

    [[nodiscard]] std::vector<Listener> listeners() const;
    [[nodiscard]] std::vector<helpdesk::MenuItem>
    menu(const helpdesk::Visitor& visitor, helpdesk::Frame::Area area, std::string_view customer) const;
    [[nodiscard]] std::vector<ShownPanel> panels(helpdesk::Frame::Area area, const helpdesk::Ticket& ticket,
                                                 const helpdesk::Request& request) const;
    /// Without a label where the plugin that should say it threw.
    [[nodiscard]] std::vector<std::pair<std::string, helpdesk::Localised>> categories() const;

    /// Nothing when no plugin knows him, or when it threw.
    [[nodiscard]] std::optional<helpdesk::OwnDetails> ownDetails(helpdesk::AccountId account) const;

    /// Throws Later when the plugin cannot store them at the moment, std::runtime_error when none has.
    [[nodiscard]] std::vector<helpdesk::FieldRefusal>
    changeOwnDetails(const helpdesk::Visitor& visitor, const helpdesk::OwnDetails& seen,
                     const helpdesk::OwnDetails& wanted) const;
    [[nodiscard]] std::string profileSection(const helpdesk::Request& request) const;
    [[nodiscard]] std::vector<PluginHealth> health() const;
    [[nodiscard]] std::vector<Command> commands() const;

    /// Whoever knows the people of the customers, with his guard: every call to him goes through it.
    struct KnownPeople
    {
        helpdesk::People* people = nullptr;
        std::shared_ptr<Guard> guard;

        explicit operator bool() const noexcept { return people != nullptr; }
    };
    [[nodiscard]] KnownPeople people() const;

private:
    using All = std::vector<std::shared_ptr<const Registrations>>;
    [[nodiscard]] std::shared_ptr<const All> all() const;

    mutable std::shared_mutex _mutex;
    std::shared_ptr<const All> _all = std::make_shared<const All>();
};

/// The wording for a locale, else English, else nothing.
[[nodiscard]] std::string_view said(const helpdesk::Localised& words, std::string_view locale);

}  // namespace supportcentre
