// How the host itself is: its database, the ticket events that nobody could be told, settings that are not in
// force.
#pragma once

#include "host/src/pages/PageParts.h"

namespace supportcentre {

/// [thread-safe]
class HostHealth
{
public:
    explicit HostHealth(const PageParts& parts) : _parts(parts) {}

    [[nodiscard]] std::vector<helpdesk::Health> operator()() const;

private:
    [[nodiscard]] helpdesk::Health database() const;
    [[nodiscard]] helpdesk::Health events() const;
    void settings(std::vector<helpdesk::Health>& lines) const;
    [[nodiscard]] helpdesk::Health line(std::string name, helpdesk::Health::State state,
                                        const std::string& key,
                                        std::initializer_list<templates::Argument> arguments) const;
    [[nodiscard]] helpdesk::Localised
    inEveryLanguage(std::string_view key, std::initializer_list<templates::Argument> arguments = {}) const;

    const PageParts& _parts;
};

}  // namespace supportcentre
