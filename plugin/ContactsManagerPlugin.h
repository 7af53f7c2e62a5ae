#pragma once

#include <helpdesk/Plugin.h>

#include <memory>

namespace contacts {

class Border;
class Parts;

/// The root that the host's class loader creates. Everything else lives in Parts, between start and stop.
class ContactsManagerPlugin final : public helpdesk::Plugin
{
public:
    ContactsManagerPlugin();
    ~ContactsManagerPlugin() override;

    void start(helpdesk::Host& host, helpdesk::Registry& registry) override;
    void stop() noexcept override;

private:
    std::unique_ptr<Border> _border;
    std::unique_ptr<Parts> _parts;
};

}  // namespace contacts
