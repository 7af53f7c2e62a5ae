#include "mail/SendMails.h"

#include "core/account/Invitation.h"
#include "core/outbox/OwnAnswer.h"
#include "mail/AccountMails.h"
#include "mail/CleanText.h"
#include "mail/FactsAhead.h"
#include "mail/SendNotes.h"
#include "mail/Turns.h"
#include "mail/Undeliverable.h"

#include <future>

namespace contacts {

namespace {

/// Hex of a hash, short enough for a header and long enough never to meet another.
std::string idOf(const Secrets& secrets, const std::string& key)
{
    return secrets.sha256(key).substr(0, 32);
}

}  // namespace


/// One lease after the other, and what becomes of their rows. While one batch is sent, what became of the one
/// before is noted and the next one leased, in one transaction beside: a mail waits for no disk.
class SendMails::Run
{
public:
    Run(Sources& sources, const Limits& limits)
        : _sources(sources),
          _limits(limits),
          _settings(sources.settings()),
          _token(sources.secrets.random(16)),
          _facts(sources.render, limits.trueFor)
    {
    }

    Report operator()(SteadyClock::time_point until)
    {
        auto rows = accept(exchange());
        while (!rows.empty())
        {
            _handed = std::exchange(_notes, {});
            // Its end is waited for in any case, also when sending throws.
            auto next = goesOn(until) ? std::async(std::launch::async, [this] { return exchange(); })
                                      : std::future<Taken>();
            if (!next.valid())
                _notes = std::exchange(_handed, {});
            try
            {
                send(rows);
            }
            catch (const StorageFailure& failure)
            {
                _report.trouble = failure.what();  // What was leased ahead goes back at once.
                if (next.valid())
                    send(accept(settled(next)));
                note();
                throw;
            }
            rows = next.valid() ? accept(settled(next)) : std::vector<OutboxRow>();
        }
        note();
        return _report;
    }

private:
    struct Taken
    {
        std::vector<OutboxRow> rows{};
        bool resting = false;
        SteadyClock::time_point at{};
        Report noted{};
    };

    [[nodiscard]] bool goesOn(SteadyClock::time_point until) const
    {
        return SteadyClock::now() < until && _report.trouble.empty() && !_resting;
    }

    /// Notes what was handed over and takes the next rows. Beside send(), and touches nothing that it
    /// touches.
    Taken exchange()
    {
        Taken taken;
        _sources.storage.inOne([&](UnitOfWork& work) {
            taken = {};
            taken.at = SteadyClock::now();
            taken.noted = _handed.write(work, _token);
            const auto now = _sources.clock.now();
            auto service = work.outbox().service();
            taken.resting = service.paused();
            const auto many = mailsNow(service, now, _settings.perMinute, _limits.batch);
            if (many == 0)
                return;
            taken.rows = work.outbox().lease({_token, now, now + _limits.lease, many, _settings.capPerHour});
            if (taken.rows.empty())
                return;
            letGo(service, now, _settings.perMinute, taken.rows.size(), _limits.batch);
            work.outbox().writeService(service);
        });
        return taken;
    }

    /// What could not be noted beside is tried once more before everything ends.
    Taken settled(std::future<Taken>& next)
    {
        try
        {
            return next.get();
        }
        catch (const StorageFailure&)
        {
            _handed.append(std::exchange(_notes, {}));
            _notes = std::exchange(_handed, {});
            note();
            throw;
        }
    }

    std::vector<OutboxRow> accept(Taken taken)
    {
        _handed = {};
        _report += taken.noted;
        _report.leased += taken.rows.size();
        _resting = taken.resting;
        _leasedAt = taken.at;
        return std::move(taken.rows);
    }

    void send(const std::vector<OutboxRow>& rows)
    {
        _facts.start(rows);
        for (std::size_t i = 0; i < rows.size(); ++i)
        {
            const auto& row = rows[i];
            if (_unreachable && tooOld(row))
                die(row, "given up: " + _report.trouble);
            else if (!_report.trouble.empty() || leaseRunsOut())
                giveBack(row, row.nextAttemptAt);
            else
                handle(rows, i);
            if (SteadyClock::now() - _notedAt > _limits.markAfter)
                note();
        }
    }

    /// By the clock that nobody sets: a process that slept must not believe that its lease still holds.
    [[nodiscard]] bool leaseRunsOut() const
    {
        return SteadyClock::now() - _leasedAt > _limits.lease - std::chrono::minutes(5);
    }

    void handle(const std::vector<OutboxRow>& rows, std::size_t at)
    {
        auto row = rows[at];
        try
        {
            auto facts = _facts.of(at);
            auto rendered = facts ? _sources.render(row.mail, std::move(*facts), _settings)
                                  : _sources.render(row.mail, _settings);
            if (std::holds_alternative<Withdrawal>(rendered))
                if (auto fresh = renewed(row))
                {
                    row.mail = std::move(*fresh);  // What becomes of it is told of the link that it carries.
                    rendered = _sources.render(row.mail, _settings);
                }
            if (const auto* withdrawal = std::get_if<Withdrawal>(&rendered))
                withdraw(row, withdrawal->reason);
            else
                send(row, std::get<RenderedMail>(rendered));
        }
        catch (const StorageFailure&)
        {
            note();  // What was sent is sent; what was handed over is noted beside.
            throw;
        }
        catch (const std::exception& error)
        {
            // A mail that cannot be written must not hold up the others.
            tryAgain(row, "it cannot be written: " + cleanLine(error.what()));
        }
    }

    /// An invitation whose link ran out while it waited gets another link.
    std::optional<Mail> renewed(const OutboxRow& row)
    {
        std::optional<Mail> fresh;
        _sources.storage.inOne([&](UnitOfWork& work) {
            fresh.reset();
            const auto held = work.outbox().find(row.id);
            if (!held || held->leaseToken != _token)
                return;
            const auto link = renewInvitation(work, row.mail, _sources.policy().activationLife,
                                              _sources.secrets, _sources.clock.now());
            if (!link || !work.outbox().relink(row.id, _token, *link))
                return;
            fresh = row.mail;
            fresh->token = *link;
        });
        return fresh;
    }

    void send(const OutboxRow& row, const RenderedMail& rendered)
    {
        if (!_settings.trouble.empty())
            return rest(row, Delivery::Outcome::serviceDown, _settings.trouble);
        const auto from = Address::from(_settings.from, _settings.fromName);
        if (!from)
            return rest(row, Delivery::Outcome::serviceDown, sentenceOf(OwnAnswer::noSender));
        const auto to = Address::from(row.mail.address, row.mail.name);
        if (!to)
            return die(row, sentenceOf(OwnAnswer::noReceiver));
        if (!mayGetALink(row.mail))
            return wait(row, sentenceOf(OwnAnswer::addressFull));

        const Message message({*from, *to, rendered.subject, rendered.text, rendered.html, row.mail.locale,
                               row.createdAt, idOf(_sources.secrets, row.mail.key), threadOf(row.mail)});
        if (!_transport || _carried++ == _limits.perConnection)
        {
            _transport = _sources.transport(_settings);
            _carried = 1;
        }
        const auto delivery = _transport->send({*from, *to, std::to_string(row.id)}, message);
        switch (delivery.outcome)
        {
        case Delivery::Outcome::sent: return finish(row, delivery.answer);
        case Delivery::Outcome::tryLater: return tryAgain(row, delivery.answer);
        case Delivery::Outcome::refused:
            return delivery.ofMail ? turnedDown(row, delivery.answer) : bounce(row, delivery.answer);
        case Delivery::Outcome::serviceDown:
        case Delivery::Outcome::unreachable: return rest(row, delivery.outcome, delivery.answer);
        case Delivery::Outcome::unknown: return leaveOpen(row, delivery.answer);
        }
    }

    /// Anybody who administers a customer can have links sent to an address that somebody else reads.
    [[nodiscard]] bool mayGetALink(const Mail& mail)
    {
        if (mail.token == 0 || _settings.linksPerHour == 0)
            return true;
        const auto since = _sources.clock.now() - std::chrono::hours(1);
        const auto before =
            _sources.storage.read()->outbox().linksSentTo(mail.address, since, _settings.linksPerHour);
        // Those handed over may be noted by now, and counted twice: a link less within the hour is no harm.
        return before + _notes.linksTo(mail.address) + _handed.linksTo(mail.address) < _settings.linksPerHour;
    }

    [[nodiscard]] std::string threadOf(const Mail& mail) const
    {
        return mail.request ? "request." + idOf(_sources.secrets, "request/" + mail.request.text())
                            : std::string();
    }

    // ---- what becomes of it

    void finish(const OutboxRow& row, const std::string& answer)
    {
        wakeUp();
        if (row.mail.token != 0)
            _notes.linkWentTo(row.mail.address);
        if (!invites(row.mail.kind))
            return _notes.sent({row.id, _sources.clock.now(), answer});
        _notes.mark(&Report::sent, [=, this, at = _sources.clock.now()](UnitOfWork& work) {
            if (!work.outbox().sent(row.id, _token, at, answer))
                return false;
            invitationArrived(work, row.mail);
            return true;
        });
    }

    void withdraw(const OutboxRow& row, const std::string& reason)
    {
        _notes.mark(&Report::withdrawn,
                    [=, this](UnitOfWork& work) { return work.outbox().withdrawn(row.id, _token, reason); });
    }

    void die(const OutboxRow& row, const std::string& answer)
    {
        _notes.mark(&Report::dead, [=, this](UnitOfWork& work) {
            if (!work.outbox().dead(row.id, _token, answer))
                return false;
            tellAgents(work, row);
            return true;
        });
    }

    /// Nobody reads that mailbox: whoever invited the person sees it in his list.
    void bounce(const OutboxRow& row, const std::string& answer)
    {
        wakeUp();
        _notes.mark(&Report::bounced, [=, this](UnitOfWork& work) {
            if (!work.outbox().bounced(row.id, _token, answer))
                return false;
            if (invites(row.mail.kind))
                invitationCameBack(work, row.mail);
            tellAgents(work, row);
            return true;
        });
    }

    /// It looks like spam, is too large, comes from the wrong sender: its address is as good as before, and
    /// to write that somebody's mail came back would send people after the wrong thing.
    void turnedDown(const OutboxRow& row, const std::string& answer)
    {
        wakeUp();
        die(row, answer);
    }

    void tryAgain(const OutboxRow& row, const std::string& answer)
    {
        wakeUp();
        if (tooOld(row))
            return die(row, givenUp(answer));
        later(row, _sources.clock.now() + doubled(_limits.firstPause, row.attempts, _limits.longestPause),
              answer);
    }

    void later(const OutboxRow& row, Time next, const std::string& answer)
    {
        _notes.mark(&Report::later, [=, this](UnitOfWork& work) {
            return work.outbox().later(row.id, _token, next, answer);
        });
    }

    /// No attempt of its own: nobody has asked the server.
    void wait(const OutboxRow& row, const std::string& answer)
    {
        const auto next = _sources.clock.now() + _limits.pauseOfAddress;
        _notes.mark(&Report::later,
                    [=, this](UnitOfWork& work) { return work.outbox().hold(row.id, _token, next, answer); });
    }

    /// The lease runs out, and it goes again. A server that never tells what became of a mail gets it only so
    /// often: its receiver may have it as many times.
    void leaveOpen(const OutboxRow& row, const std::string& answer)
    {
        wakeUp();
        if (row.attempts >= _limits.handOvers)
            return die(row, "handed over " + std::to_string(row.attempts) + " times: " + answer);
        ++_report.unknown;
    }

    /// No attempt of its own.
    void giveBack(const OutboxRow& row, Time due)
    {
        _notes.mark(&Report::later,
                    [=, this](UnitOfWork& work) { return work.outbox().release(row.id, _token, due); });
    }

    /// Nothing goes now, whoever the receiver is: that is no reason to give anybody's mail up, but when the
    /// server has not been there for days.
    void rest(const OutboxRow& row, Delivery::Outcome why, const std::string& answer)
    {
        _report.trouble = answer;
        _unreachable = why == Delivery::Outcome::unreachable;
        if (_unreachable && tooOld(row))
            die(row, givenUp(answer));
        else if (_resting)
            giveBack(row,
                     _sources.clock.now());  // It only tried whether the server is back. Others go first.
        else
            suspect(row, answer);
        _notes.mark(nullptr, [=, this](UnitOfWork& work) {
            const auto now = _sources.clock.now();
            auto service = work.outbox().service();
            service.pauses += 1;
            service.pausedSince = service.paused() ? service.pausedSince : now;
            service.pausedUntil = now + doubled(_limits.firstRest, service.pauses, _limits.longestPause);
            service.reason = answer;
            work.outbox().writeService(service);
            if (_unreachable)
                for (const auto& given : work.outbox().giveUp(now - _limits.giveUpAfter, givenUp(answer)))
                    tellAgents(work, given);
            return true;
        });
    }

    /// The first one to meet the trouble waits no longer than the others, only behind them; one that does so
    /// again and again upsets the server itself, and waits longer from then on.
    void suspect(const OutboxRow& row, const std::string& answer)
    {
        const auto now = _sources.clock.now();
        const auto next =
            row.attempts <= _limits.harmless
                ? now
                : now + doubled(_limits.firstPause, row.attempts - _limits.harmless, _limits.longestPause);
        later(row, next, answer);
    }

    /// The server has spoken about a mail, so it is there.
    void wakeUp()
    {
        if (!std::exchange(_resting, false))
            return;
        _notes.mark(nullptr, [](UnitOfWork& work) {
            work.outbox().writeService({{}, {}, 0, {}, work.outbox().service().freeAt});
            return true;
        });
    }

    void tellAgents(UnitOfWork& work, const OutboxRow& row) const
    {
        tellOfUndeliverable(work, row, _sources.policy(), _sources.clock.now());
    }

    [[nodiscard]] bool tooOld(const OutboxRow& row) const
    {
        return _sources.clock.now() - row.queuedAt > _limits.giveUpAfter;
    }

    /// All at once: a transaction for each mail would take longer than the mail.
    void note()
    {
        _notedAt = SteadyClock::now();
        if (_notes.empty())
            return;
        Report noted;
        _sources.storage.inOne([&](UnitOfWork& work) { noted = _notes.write(work, _token); });
        _report += noted;
        _notes = {};
    }

    Sources& _sources;
    const Limits& _limits;
    MailSettings _settings;
    std::unique_ptr<Transport> _transport;
    std::size_t _carried = 0;  ///< By that one.
    std::string _token;
    SteadyClock::time_point _leasedAt{};
    SteadyClock::time_point _notedAt{SteadyClock::now()};
    bool _resting = false;
    bool _unreachable = false;
    FactsAhead _facts;
    SendNotes _notes{};
    SendNotes _handed{};  ///< Of the batch before; exchange() writes them while this one is sent.
    Report _report{};
};


SendMails::Report SendMails::operator()(SteadyClock::time_point until)
{
    return Run(_sources, _limits)(until);
}

}  // namespace contacts
