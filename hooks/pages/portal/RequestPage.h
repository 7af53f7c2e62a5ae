#pragma once

#include "core/draft/EditDraft.h"
#include "core/request/SubmitRequest.h"
#include "hooks/pages/portal/Visit.h"

namespace contacts {

/// GET and POST …/contacts/request: the whole diff in words, an optional reason, then one ticket.
class RequestPage final : public helpdesk::Page
{
public:
    explicit RequestPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& sent) override;

private:
    struct Typed
    {
        std::string reason;
        std::string caller;
        std::string problem;  ///< Sentence above the diff; may be empty.
        std::string reasonError{};
        std::string callerError{};
        Findings refusals{};  ///< Why it was not sent.
        int status = 200;
    };

    [[nodiscard]] helpdesk::Response ask(const Visit& visit, const Typed& typed) const;
    /// Somebody was faster: who discarded the draft, or whose request waits already.
    [[nodiscard]] helpdesk::Response nothingToSend(const Visit& visit, int status) const;
    [[nodiscard]] helpdesk::Response submit(const Visit& visit, const Findings& odd) const;

    const Ground& _ground;
};

}  // namespace contacts
