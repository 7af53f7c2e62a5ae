// What one plugin has declared through its Registry. Filled during start(), never changed afterwards.
#pragma once

#include "host/src/plugins/Guard.h"

#include <helpdesk/Plugin.h>

#include <memory>
#include <vector>

namespace supportcentre {

struct Command
{
    std::string name;
    std::string usage;
    std::function<int(const std::vector<std::string>&, std::istream&, std::ostream&)> run;
    std::string plugin;
};

/// A command that the host has, and every plugin may have as well.
inline constexpr std::string_view everybodysCommand = "migrate";

struct Registrations
{
    struct Job
    {
        std::string name;
        std::chrono::milliseconds every{};
        std::function<void()> run;
    };

    std::string plugin;
    std::shared_ptr<Guard> guard;
    std::vector<helpdesk::TicketListener*> listeners;
    std::vector<std::pair<helpdesk::Frame::Area, helpdesk::Panel*>> panels;
    std::vector<helpdesk::Menu*> menus;
    helpdesk::AccessSource* access = nullptr;
    helpdesk::Profile* profile = nullptr;
    helpdesk::People* people = nullptr;
    helpdesk::PasswordListener* passwords = nullptr;
    helpdesk::AdministrationListener* administration = nullptr;
    std::vector<Job> jobs;
    std::vector<Command> commands;
    std::vector<std::function<std::vector<helpdesk::Health>()>> health;
    std::vector<std::pair<std::string, std::function<helpdesk::Localised()>>> categories;
};

}  // namespace supportcentre
