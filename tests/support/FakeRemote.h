// A helpdesk of another house that behaves like one, and fails when it is told to.
#pragma once

#include "core/ports/RemoteTickets.h"

#include <functional>
#include <map>
#include <vector>

namespace contacts::tests {

class FakeRemote final : public RemoteTickets
{
public:
    struct Ticket
    {
        RemoteTicket raised{};
        std::vector<RemoteStep> steps;
        RemoteSight sight = RemoteSight::asLeft;
    };

    std::map<std::uint64_t, Ticket> tickets;
    std::vector<RemoteLack> missing;
    int calls = 0;
    std::function<void()> takesTime;  ///< What passes while it answers.

    /// The next `times` calls end so.
    void fail(RemoteFailure::Kind kind, int times = 1) { _failing = {kind, times}; }

    /// The next ticket or step is made, and the answer lost.
    void loseNextAnswer() { _loses = true; }

    std::optional<std::uint64_t> find(const std::string& reference) override
    {
        call();
        for (const auto& [id, ticket] : tickets)
            if (ticket.raised.reference == reference)
                return id;
        return std::nullopt;
    }

    std::uint64_t raise(const RemoteTicket& ticket) override
    {
        call();
        const auto id = 500 + tickets.size();
        tickets[id] = {ticket, {}};
        lose();
        return id;
    }

    void move(std::uint64_t ticket, const RemoteStep& step) override
    {
        call();
        auto& found = tickets.at(ticket);
        if (found.raised.reference != step.reference)
            throw RemoteFailure(RemoteFailure::Kind::misfit, "another reference");
        if (found.steps.empty() || found.steps.back().key != step.key)
            found.steps.push_back(step);
        lose();
    }

    RemoteSight look(std::uint64_t ticket, const RemoteTrace& left) override
    {
        call();
        const auto found = tickets.find(ticket);
        if (found == tickets.end())
            return RemoteSight::gone;
        const auto& [raised, steps, sight] = found->second;
        if (raised.reference != left.reference)
            return RemoteSight::foreign;
        const auto step = steps.empty() ? std::string() : steps.back().key;
        return left.step && *left.step != step ? RemoteSight::setBack : sight;
    }

    [[nodiscard]] std::string address(std::uint64_t ticket, bool forAgent) const override
    {
        return (forAgent ? "https://desk.example/agent/" : "https://desk.example/") + std::to_string(ticket);
    }

    [[nodiscard]] std::string page(const std::string& path, bool forAgent) const override
    {
        return (forAgent ? "https://desk.example/agents" : "https://desk.example/shows") + path;
    }

    std::vector<RemoteLack> check() override
    {
        call();
        return missing;
    }

private:
    void call()
    {
        ++calls;
        if (takesTime)
            takesTime();
        if (_failing.second > 0)
        {
            --_failing.second;
            throw RemoteFailure(_failing.first, "told to fail");
        }
    }

    void lose()
    {
        if (std::exchange(_loses, false))
            throw RemoteFailure(RemoteFailure::Kind::away, "the answer was lost");
    }

    std::pair<RemoteFailure::Kind, int> _failing{RemoteFailure::Kind::away, 0};
    bool _loses = false;
};

}  // namespace contacts::tests
