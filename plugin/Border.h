#pragma once

#include <helpdesk/Plugin.h>

#include <memory>
#include <vector>

namespace contacts {

/// The host's registry as our parts see it. What the host calls passes a door on its way in, at which a
/// database that asks for another try, or is away, is told to the host in its own words: it runs its
/// transaction again, or answers 503. Lives longer than the parts.
class Border final : public helpdesk::Registry
{
public:
    explicit Border(helpdesk::Registry& host) : _host(host) {}

    void listen(helpdesk::TicketListener& listener) override;
    void page(helpdesk::Method method, std::string_view route, helpdesk::Audience audience,
              helpdesk::Page& page) override;
    void uploadPage(std::string_view route, helpdesk::Audience audience, helpdesk::Page& page) override;
    void formPage(std::string_view route, helpdesk::Audience audience, helpdesk::Page& page) override;
    void access(helpdesk::AccessSource& source) override;
    void profile(helpdesk::Profile& profile) override;
    void people(helpdesk::People& people) override;
    void passwords(helpdesk::PasswordListener& listener) override;
    void administration(helpdesk::AdministrationListener& listener) override;

    // Of these the host itself says what a throw means: a part that is not shown, a run that is repeated.
    void panel(helpdesk::Frame::Area area, helpdesk::Panel& panel) override;
    void menu(helpdesk::Menu& menu) override;
    void settings(helpdesk::SettingsSchema schema) override;
    void job(std::string_view name, std::chrono::milliseconds every, std::function<void()> run) override;
    void
    command(std::string_view name, std::string_view usage,
            std::function<int(const std::vector<std::string>&, std::istream&, std::ostream&)> run) override;
    void health(std::function<std::vector<helpdesk::Health>()> report) override;
    std::string asset(std::string_view name, std::string_view contentType, std::string_view content) override;
    void category(std::string_view key, std::function<helpdesk::Localised()> label) override;

private:
    template <class Door, class Inner>
    [[nodiscard]] Door& door(Inner& inner);

    helpdesk::Registry& _host;
    std::vector<std::shared_ptr<void>> _doors;
};

}  // namespace contacts
