#pragma once

#include "mail/RenderMail.h"
#include "mail/Transport.h"

namespace contacts {

/// The job that empties the outbox: leases what is due, says it in words, hands it over, remembers what
/// became of it. Delivery is at least once: a mail whose last answer was lost keeps its lease until it runs
/// out and then goes again with the same Message-ID, marked as perhaps twice. One run at a time in a process;
/// other processes lease other rows. While the mail server carries nothing at all the whole queue rests, on
/// every node, and one mail at a time tries whether it is back (docs/adr/0021).
class SendMails
{
public:
    struct Limits
    {
        std::size_t batch = 20;
        std::chrono::minutes lease{30};         ///< Longer than a batch can take.
        std::chrono::minutes firstPause{5};     ///< Of one mail. Doubles with every attempt …
        std::chrono::minutes longestPause{70};  ///< … up to here (Postfix waits as long).
        std::chrono::minutes firstRest{1};      ///< Of the whole queue; doubles up to longestPause too.
        std::uint32_t harmless = 2;  ///< So often may a mail be the one that the whole queue rests after.
        std::chrono::hours giveUpAfter{5 * 24};
        std::chrono::minutes pauseOfAddress{2};  ///< Of a link whose address has had enough of them.
        std::size_t perConnection = 100;         ///< Servers there are that take no more of them.
        std::size_t handOvers = 3;  ///< So often is a mail handed over whose last answer is always lost.
        std::chrono::milliseconds markAfter{1000};  ///< What was sent is noted at the latest after this.
        std::chrono::milliseconds trueFor{1000};    ///< What a mail tells was read at most so long before.
    };

    struct Report
    {
        std::size_t leased = 0;
        std::size_t sent = 0;
        std::size_t later = 0;
        std::size_t dead = 0;
        std::size_t bounced = 0;
        std::size_t withdrawn = 0;
        std::size_t unknown = 0;
        std::size_t lost = 0;  ///< Somebody else holds the row by now; what he finds out counts.
        std::string trouble;   ///< Why the service carries no mail at all; empty when it does.

        /// The counters; the trouble stays.
        Report& operator+=(const Report& other);
    };

    struct Sources
    {
        Storage& storage;
        const Clock& clock;
        Secrets& secrets;
        const RenderMail& render;
        std::function<MailSettings()> settings;
        std::function<Policy()> policy;
        std::function<std::unique_ptr<Transport>(const MailSettings&)> transport = makeTransport;
    };

    explicit SendMails(Sources sources) : SendMails(std::move(sources), Limits{}) {}
    SendMails(Sources sources, Limits limits) : _sources(std::move(sources)), _limits(limits) {}

    using SteadyClock = std::chrono::steady_clock;

    /// One batch, and further ones as long as there are any and `until` has not come. Throws StorageFailure
    /// only. A thread of its own leases and notes beside the sending.
    Report operator()(SteadyClock::time_point until = {});

private:
    class Run;

    Sources _sources;
    Limits _limits;
};

}  // namespace contacts
