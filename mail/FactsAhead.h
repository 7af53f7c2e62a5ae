#pragma once

#include "mail/RenderMail.h"

#include <chrono>

namespace contacts {

/// What the mails of a batch need to know, read for several of them at once and believed for a moment only.
/// For mail/SendMails.cpp.
class FactsAhead
{
public:
    FactsAhead(const RenderMail& render, std::chrono::milliseconds trueFor)
        : _render(render),
          _trueFor(trueFor)
    {
    }

    /// Other rows come. They outlive what is asked of them.
    void start(const std::vector<OutboxRow>& rows)
    {
        _rows = &rows;
        _facts.clear();
    }

    /// Of one of the rows; each is asked for once. Nothing: whoever renders that mail asks for itself.
    [[nodiscard]] std::optional<FoundFacts> of(std::size_t at);

private:
    using SteadyClock = std::chrono::steady_clock;

    const RenderMail& _render;
    std::chrono::milliseconds _trueFor;
    const std::vector<OutboxRow>* _rows = nullptr;
    std::vector<std::optional<FoundFacts>> _facts{};  ///< Of the rows from `_from` on.
    std::size_t _from = 0;
    SteadyClock::time_point _readAt{};
};

}  // namespace contacts
