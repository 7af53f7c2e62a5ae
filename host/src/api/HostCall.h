// Ground of the host's own API calls: turns what goes wrong into problem+json.
#pragma once

#include "host/src/pages/PageParts.h"

namespace supportcentre {

/// [thread-safe]
class HostCall : public helpdesk::Page
{
public:
    explicit HostCall(const PageParts& parts) : _parts(parts) {}

    helpdesk::Response handle(const helpdesk::Request& request) final;

protected:
    virtual helpdesk::Response answer(const helpdesk::Request& request) = 0;

    [[nodiscard]] std::string say(const helpdesk::Request& request, std::string_view key,
                                  std::initializer_list<templates::Argument> arguments = {}) const
    {
        return _parts.words.say(request.visitor.locale, key, arguments);
    }

    /// 422 with one finding per field.
    struct FieldProblem
    {
        std::string field{};
        std::string_view key{};
    };
    [[nodiscard]] helpdesk::Response unusable(const helpdesk::Request& request,
                                              const std::vector<FieldProblem>& problems) const;

    const PageParts& _parts;
};

}  // namespace supportcentre
