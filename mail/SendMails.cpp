#include "mail/SendMails.h"

#include "mail/AccountMails.h"
#include "mail/CleanText.h"

#include <algorithm>

namespace contacts {

namespace {

/// Hex of a hash, short enough for a header and long enough never to meet another.
std::string idOf(const Secrets& secrets, const std::string& key)
{
    return secrets.sha256(key).substr(0, 32);
}

}  // namespace


/// The rows of one lease and what becomes of each.
class SendMails::Batch
{
public:
    Batch(Sources& sources, const Limits& limits)
        : _sources(sources),
          _limits(limits),
          _settings(sources.settings()),
          _transport(sources.transport(_settings)),
          _token(sources.secrets.random(16)),
          _leasedAt(std::chrono::steady_clock::now())
    {
    }

    Report run()
    {
        std::vector<OutboxRow> rows;
        _sources.storage.inOne([&](UnitOfWork& work) {
            const auto now = _sources.clock.now();
            rows = work.outbox().lease(_token, now, now + _limits.lease, _limits.batch);
        });
        for (const auto& row : rows)
            if (!_report.trouble.empty())
                later(row, _limits.firstPause, _report.trouble);
            else if (leaseRunsOut())
                later(row, std::chrono::minutes(0), "its turn did not come in time");
            else
                handle(row);
        return _report;
    }

private:
    /// By the clock that nobody sets: a process that slept must not believe that its lease still holds.
    [[nodiscard]] bool leaseRunsOut() const
    {
        return std::chrono::steady_clock::now() - _leasedAt > _limits.lease - std::chrono::minutes(5);
    }

    void handle(const OutboxRow& row)
    {
        try
        {
            const auto rendered = _sources.render(row.mail, _settings);
            if (const auto* withdrawal = std::get_if<Withdrawal>(&rendered))
                withdraw(row, withdrawal->reason);
            else
                send(row, std::get<RenderedMail>(rendered));
        }
        catch (const StorageFailure&)
        {
            throw;
        }
        catch (const std::exception& error)
        {
            // A mail that cannot be written must not hold up the others.
            tryAgain(row, "it cannot be written: " + cleanLine(error.what()));
        }
    }

    void send(const OutboxRow& row, const RenderedMail& rendered)
    {
        const auto from = Address::from(_settings.from, _settings.fromName);
        if (!from)
            return pause(row, "the sender's address in the settings is none");
        const auto to = Address::from(row.mail.address, row.mail.name);
        if (!to)
            return die(row, "the receiver's address is none");

        const Message message({*from, *to, rendered.subject, rendered.text, rendered.html, row.mail.locale,
                               row.createdAt, idOf(_sources.secrets, row.mail.key), threadOf(row.mail)});
        const auto delivery = _transport->send({*from, *to, std::to_string(row.id)}, message);
        switch (delivery.outcome)
        {
        case Delivery::Outcome::sent: return finish(row, delivery.answer);
        case Delivery::Outcome::tryLater: return tryAgain(row, delivery.answer);
        case Delivery::Outcome::refused: return bounce(row, delivery.answer);
        case Delivery::Outcome::serviceDown: return pause(row, delivery.answer);
        case Delivery::Outcome::unknown: ++_report.unknown; return;  // the lease runs out
        }
    }

    [[nodiscard]] std::string threadOf(const Mail& mail) const
    {
        return mail.request ? "request." + idOf(_sources.secrets, "request/" + mail.request.text())
                            : std::string();
    }

    void finish(const OutboxRow& row, const std::string& answer)
    {
        mark(_report.sent,
             [&](OutboxStore& outbox) { return outbox.sent(row.id, _token, _sources.clock.now(), answer); });
    }

    void withdraw(const OutboxRow& row, const std::string& reason)
    {
        mark(_report.withdrawn,
             [&](OutboxStore& outbox) { return outbox.withdrawn(row.id, _token, reason); });
    }

    void die(const OutboxRow& row, const std::string& answer)
    {
        mark(_report.dead, [&](OutboxStore& outbox) { return outbox.dead(row.id, _token, answer); });
    }

    /// Nobody reads that mailbox: whoever invited the person sees it in his list.
    void bounce(const OutboxRow& row, const std::string& answer)
    {
        die(row, answer);
        if (!invites(row.mail.kind))
            return;
        _sources.storage.inOne([&](UnitOfWork& work) {
            const auto token = work.tokens().find(row.mail.token);
            const auto contact = work.contacts().find(row.mail.customer, row.mail.contact);
            const bool newest = token && !token->revoked && token->usedAt == Time{};
            if (newest && contact && contact->accountState == AccountState::invited)
                work.contacts().setAccountState(contact->id, AccountState::bounced, Time{});
        });
    }

    void later(const OutboxRow& row, std::chrono::minutes pause, const std::string& answer)
    {
        mark(_report.later, [&](OutboxStore& outbox) {
            return outbox.later(row.id, _token, _sources.clock.now() + pause, answer);
        });
    }

    void tryAgain(const OutboxRow& row, const std::string& answer)
    {
        if (_sources.clock.now() - row.createdAt > _limits.giveUpAfter)
            return die(row, "given up: " + answer);
        later(row, pauseAfter(row.attempts), answer);
    }

    /// Nothing goes now, whoever the receiver is: that is no reason to give anybody's mail up.
    void pause(const OutboxRow& row, const std::string& why)
    {
        _report.trouble = why;
        tryAgain(row, why);
    }

    /// `attempts` counts this one.
    [[nodiscard]] std::chrono::minutes pauseAfter(std::uint32_t attempts) const
    {
        const auto doublings = std::clamp<std::uint32_t>(attempts, 1, 11) - 1;
        return std::min(_limits.firstPause * (1 << doublings), _limits.longestPause);
    }

    void mark(std::size_t& counter, const std::function<bool(OutboxStore&)>& outcome)
    {
        bool held = false;
        _sources.storage.inOne([&](UnitOfWork& work) { held = outcome(work.outbox()); });
        ++(held ? counter : _report.lost);
    }

    Sources& _sources;
    const Limits& _limits;
    MailSettings _settings;
    std::unique_ptr<Transport> _transport;
    std::string _token;
    std::chrono::steady_clock::time_point _leasedAt;
    Report _report{};
};


SendMails::Report SendMails::operator()()
{
    return Batch(_sources, _limits).run();
}

}  // namespace contacts
