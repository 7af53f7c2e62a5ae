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

    /// What is wrong, in the reader's language. An empty field: it is about the whole.
    struct Finding
    {
        std::string rule;
        std::string field;
        std::string message;
    };
    /// 422 with these findings, in the shape that all calls have (docs/api.yaml).
    [[nodiscard]] static helpdesk::Response unusable(const std::vector<Finding>& findings);

    /// The same with one finding per field, whose rule is the key of its words.
    struct FieldProblem
    {
        std::string field;
        std::string_view key;
    };
    [[nodiscard]] helpdesk::Response unusable(const helpdesk::Request& request,
                                              const std::vector<FieldProblem>& problems) const;

    const PageParts& _parts;

private:
    [[nodiscard]] static helpdesk::Json toJson(const Finding& finding);
};

}  // namespace supportcentre
