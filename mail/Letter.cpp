#include "mail/Letter.h"

#include "mail/AccountMails.h"
#include "mail/LetterLines.h"

#include <algorithm>

namespace contacts {

namespace {

using templates::View;
using Arguments = std::vector<std::pair<std::string, std::string>>;


/// Who reads it decides on pronouns and links.
enum class Reader {
    requester,
    colleague,  ///< Another contact of the customer.
    agents
};


class Writer
{
public:
    explicit Writer(const LetterSources& sources)
        : _sources(sources),
          _mail(sources.mail),
          _facts(sources.facts),
          _arguments(arguments())
    {
    }

    [[nodiscard]] Letter write() const
    {
        Letter letter;
        letter.subject =
            say("mail." + kind() + ".subject" + again() + waiting() + ended() + askedBySomebody()) +
            reference();
        letter.view.set("subject", letter.subject)
            .set("locale", _mail.locale)
            .set("product", _sources.settings.productName)
            .set("preview", say("mail." + kind() + ".preview" + waiting() + ended() + part()))
            .set("heading", say("mail." + kind() + ".heading" + again() + waiting() + ended()))
            .set("intro", intro())
            .set("action", say("mail." + kind() + ".action" + actionFor()))
            .set("canOpen", canOpen())
            .set("actionAddress", actionAddress())
            .set("portalAddress", portalAddress())
            .set("answers", say("mail.answers" + answersFor()))
            .set("openPortal", say(openPortal()))
            .set("why", say("mail.why" + whyFor()))
            .set("sentTo", say("mail.sent-to"))
            .set("people", linesByPerson(_sources))
            .set("hasReason", !reason().empty())
            .set("reason", reason())
            .set("quotedReason", quoted(_sources, reason()));
        if (holdsSecret(_mail.kind))
            describeSecret(letter.view);
        return letter;
    }

private:
    [[nodiscard]] std::string kind() const { return std::string(wordOf(_mail.kind)); }

    /// A request that comes corrected is announced in words of its own.
    [[nodiscard]] std::string again() const { return valueOf("again").empty() ? "" : ".again"; }

    [[nodiscard]] bool unanswered() const { return valueOf("answered") == "no"; }

    [[nodiscard]] Reader reader() const
    {
        if (!_mail.contact)
            return Reader::agents;
        const bool own = _facts.request.id && _mail.contact == _facts.request.requester;
        return own ? Reader::requester : Reader::colleague;
    }

    [[nodiscard]] bool speaksToAgents() const
    {
        return reader() == Reader::agents && !concernsAccount(_mail.kind) && _mail.kind != MailKind::test;
    }

    /// That his own place or access ended is told in words of its own.
    [[nodiscard]] std::string ended() const
    {
        const auto how = valueOf("ended");
        return how.empty() ? how : "." + how;
    }

    /// Rejected while the rest of the same suggestion took effect.
    [[nodiscard]] std::string part() const { return valueOf("part").empty() ? "" : ".part"; }

    /// New addresses that wait for their people's own confirmation are not in effect.
    [[nodiscard]] std::size_t linksSent() const
    {
        const auto& changes = _facts.request.changes;
        return static_cast<std::size_t>(std::count_if(changes.begin(), changes.end(),
                                                      [](const Change& change) { return change.linkSent; }));
    }

    [[nodiscard]] std::string waiting() const
    {
        return _mail.kind == MailKind::requestImplemented && linksSent() > 0 ? ".waiting" : "";
    }

    [[nodiscard]] std::string intro() const
    {
        const auto text = say("mail." + kind() + ".intro" + introFor());
        return waiting().empty() ? text : text + " " + say("mail." + kind() + waiting());
    }

    /// Who was never invited or has not come yet has no password, for which our pages would ask him.
    [[nodiscard]] bool canOpen() const
    {
        if (!valueOf("shut").empty())
            return false;
        const bool stranger = _facts.receiver.id && _facts.receiver.accountState != AccountState::active;
        return !stranger || concernsAccount(_mail.kind) || reader() == Reader::requester;
    }

    [[nodiscard]] std::string answersFor() const
    {
        if (speaksToAgents())
            return tellsWithoutTicket() ? ".nobody" : ".agents";
        return canOpen() ? "" : ".without-account";
    }

    /// Of a mail that did not arrive and belongs to no ticket.
    [[nodiscard]] bool tellsWithoutTicket() const
    {
        return _mail.kind == MailKind::mailUndeliverable && _mail.ticket == 0;
    }

    /// Every message may name any of these.
    [[nodiscard]] Arguments arguments() const
    {
        const auto& request = _facts.request;
        std::size_t implemented = 0;
        for (const auto& change : request.changes)
            implemented += change.outcome == LineOutcome::implemented ? 1 : 0;
        const auto counted = count(request.changes);
        return {{"customer", _facts.customer.name},
                {"requester", request.requesterName},
                {"agent", request.decidedBy},
                {"called", request.caller.empty() ? "no" : "yes"},
                {"caller", request.caller},
                {"when", time(request.decidedAt)},
                {"changes", std::to_string(counted.changes)},
                {"people", std::to_string(counted.people)},
                {"done", std::to_string(implemented)},
                {"rejected", std::to_string(request.changes.size() - implemented)},
                {"waiting", std::to_string(linksSent())},
                {"effective", std::to_string(implemented - std::min(implemented, linksSent()))},
                {"corrected", valueOf("corrected") == "no" ? "no" : "yes"},
                {"answered", unanswered() ? "no" : "yes"},
                {"own", std::to_string(rolesIn(_mail, "granted").size() + rolesIn(_mail, "revoked").size())},
                {"shut", valueOf("shut").empty() ? "no" : "yes"},
                {"ticket", std::to_string(_mail.ticket)},
                {"author", valueOf("author")},
                {"name", greetedName()},
                {"inviter", valueOf("invitedBy")},
                {"until", time(_facts.token.expiresAt)},
                {"administrators", _sources.words.list(_mail.locale, _facts.administrators)},
                {"address", _mail.address},
                {"oldAddress", valueOf("oldAddress")},
                {"newAddress", valueOf("newAddress")},
                {"askedBy", valueOf("askedBy")},
                {"since", time(request.submittedAt)},
                {"about", undeliveredKind()},
                {"receiver", undeliveredReceiver()},
                {"suggester", _facts.suggester.person.name()},
                {"decliner", _facts.decliner},
                {"language", languageName(_mail.locale, _mail.locale)},
                {"product", _sources.settings.productName}};
    }

    [[nodiscard]] std::string say(const std::string& key) const
    {
        return _sources.words.say(_mail.locale, key, _arguments);
    }

    [[nodiscard]] std::string time(Time time) const
    {
        const auto& zone = _sources.settings.zone;
        return _sources.words.dateTime(_mail.locale, zone, time) + " (" + zone + ")";
    }

    [[nodiscard]] std::string valueOf(const char* name) const { return contacts::valueOf(_mail, name); }

    [[nodiscard]] std::string undeliveredKind() const
    {
        return _mail.kind == MailKind::mailUndeliverable
                   ? _sources.words.say(_mail.locale,
                                        "outbox.kind." + std::string(wordOf(_facts.undelivered.mail.kind)))
                   : std::string();
    }

    [[nodiscard]] std::string undeliveredReceiver() const
    {
        const auto& mail = _facts.undelivered.mail;
        return mail.name.empty() ? mail.address : mail.name + " (" + mail.address + ")";
    }

    [[nodiscard]] std::string greetedName() const
    {
        const auto& first = _facts.receiver.person.firstName;
        return first.empty() ? _mail.name : first;
    }

    [[nodiscard]] bool changesAddress() const
    {
        return _mail.kind == MailKind::confirmAddress || _mail.kind == MailKind::addressChanging;
    }

    /// What a request asks for names its customer; what he wants himself is between him and us.
    [[nodiscard]] std::string askedBySomebody() const
    {
        return changesAddress() && !valueOf("askedBy").empty() ? ".other" : "";
    }

    /// " [#48213]", so that mails of one request stand together and people can quote it.
    [[nodiscard]] std::string reference() const
    {
        const bool told = _mail.ticket != 0 && (changesAddress() || !concernsAccount(_mail.kind));
        return told ? " [#" + std::to_string(_mail.ticket) + "]" : std::string();
    }

    /// The introduction differs where it would speak of the reader as of somebody else.
    [[nodiscard]] std::string introFor() const
    {
        switch (_mail.kind)
        {
        case MailKind::requestImplemented:
            if (_facts.request.onBehalf())
                return ".in-place";
            if (_facts.request.ticket == 0 && _facts.request.decidedBy == _facts.request.requesterName)
                return reader() == Reader::requester ? ".direct" : ".direct-other";
            [[fallthrough]];
        case MailKind::requestRejected: return reader() == Reader::requester ? ".requester" : ".other";
        case MailKind::rolesChanged: return ended() + (_facts.request.onBehalf() ? ".in-place" : "");
        case MailKind::requestCancelled: return _facts.request.decidedBy.empty() ? ".without-name" : "";
        case MailKind::requestRaised: return _mail.ticket == 0 ? ".without-ticket" : again();
        case MailKind::requestRaisedForAgents: return again();
        case MailKind::suggestionDeclined:
            return !part().empty() ? part() : _facts.decliner.empty() ? ".without-name" : "";
        case MailKind::welcome:
            return std::string(valueOf("comesBack").empty() ? "" : ".comes-back") +
                   (valueOf("invitedBy").empty() ? ".without-inviter" : "");
        case MailKind::confirmAddress:
        case MailKind::addressChanging: return valueOf("askedBy").empty() ? ".himself" : ".other";
        default: return "";
        }
    }

    [[nodiscard]] std::string whyFor() const
    {
        if (_mail.kind == MailKind::test)
            return ".test";
        if (_mail.kind == MailKind::temporaryPassword)
            return ".temporary-password";  // It brings a password: doing nothing would not be enough.
        if (invites(_mail.kind))
            return ".welcome";
        if (concernsAccount(_mail.kind))
            return ".account";
        if (_mail.kind == MailKind::rolesChanged)
            return ended().empty() ? ".concerned" : ".ended";
        if (_mail.kind == MailKind::suggestionDeclined || _mail.kind == MailKind::suggestionImplemented)
            return ".suggester";
        switch (reader())
        {
        case Reader::requester: return ".requester";
        case Reader::agents: return ".agents";
        case Reader::colleague: return ".administrator";
        }
        return {};
    }

    [[nodiscard]] std::string actionFor() const
    {
        if (!tellsWithoutTicket())
            return "";
        return _facts.undelivered.mail.contact ? ".person" : ".customer";
    }

    /// What the link to portalAddress() is called.
    [[nodiscard]] std::string openPortal() const
    {
        if (!speaksToAgents())
            return "mail.open-portal";
        return _mail.ticket == 0 ? "mail.open-portal.helpdesk" : "mail.open-portal.ticket";
    }

    [[nodiscard]] std::string absolute(const std::string& path) const
    {
        return path.starts_with('/') ? _sources.settings.baseAddress + path : path;
    }

    /// One of our pages, where the reader is logged in already.
    [[nodiscard]] std::string page(const std::string& path) const
    {
        return absolute(_sources.desk.page(path, reader() == Reader::agents));
    }

    [[nodiscard]] std::string actionAddress() const
    {
        if (_mail.kind == MailKind::test)
            return absolute("/admin/mails");
        if (tellsWithoutTicket())
        {
            const auto& person = _facts.undelivered.mail.contact;
            return page(person ? "/agent/contacts/" + person.text()
                               : "/agent/customers/" + _mail.customer.text());
        }
        if (concernsAccount(_mail.kind))
            return absolute(accountPath(_mail.kind, _facts.link));
        if (concernsSuggestion(_mail.kind))
            return page("/portal/customers/" + _mail.customer.text() +
                        (_mail.kind == MailKind::changeSuggested ? "/contacts" : "/ask"));
        if (reader() == Reader::agents)
            return portalAddress();
        if (_mail.kind == MailKind::rolesChanged)
            return page("/portal");
        if (_mail.kind == MailKind::requestReturned)
            return page("/portal/customers/" + _mail.customer.text() + "/contacts");
        return _mail.kind == MailKind::ticketReply ? portalAddress()
                                                   : page("/portal/requests/" + _mail.request.text());
    }

    /// Where an answer belongs.
    [[nodiscard]] std::string portalAddress() const
    {
        const bool mayNotSeeTicket = concernsAccount(_mail.kind) || _mail.kind == MailKind::rolesChanged;
        if (_mail.ticket == 0 && _mail.request && reader() == Reader::agents)
            return page("/agent/requests/" + _mail.request.text());  // Its ticket follows, elsewhere.
        if (_mail.ticket == 0 && speaksToAgents())
            return page("/agent/contacts");
        if (_mail.ticket == 0 || mayNotSeeTicket)
            return page("/portal");
        const auto ticket = _sources.desk.address(_mail.ticket, reader() == Reader::agents);
        const bool elsewhere = !ticket.starts_with('/');
        // Another house shows a ticket to its requester and to nobody else of the customer.
        if (elsewhere && reader() == Reader::colleague)
            return page(_mail.request ? "/portal/requests/" + _mail.request.text() : "/portal");
        return absolute(ticket);
    }

    [[nodiscard]] std::string reason() const
    {
        switch (_mail.kind)
        {
        case MailKind::requestReturned:
        case MailKind::ticketReply: return valueOf("text");
        case MailKind::mailUndeliverable: return _facts.undelivered.lastAnswer;
        case MailKind::changeSuggested: return _facts.suggestion.note;
        case MailKind::suggestionDeclined: return valueOf("reason");
        case MailKind::requestRejected: return _facts.request.decisionReason;
        // In the customer's place nobody decides: the note with which the agent did it is the reason.
        case MailKind::requestImplemented:
            return _facts.request.onBehalf() ? _facts.request.reason : _facts.request.decisionReason;
        case MailKind::requestRaised:
        case MailKind::requestRaisedForAgents:
            // Beside the news of a question without an answer, the first reason would pass for one.
            return unanswered() ? std::string() : _facts.request.reason;
        case MailKind::requestWaiting: return _facts.request.reason;
        default: return {};
        }
    }

    void describeSecret(View& view) const
    {
        View::List roles;
        for (const auto& role : _sources.catalogue.roles())
            if (_facts.receiver.person.roles.contains(role.key))
            {
                const auto& words = role.in(_mail.locale);
                roles.push_back({{"role", words.label}, {"explanation", words.description}});
            }
        const auto count = static_cast<long long>(roles.size());
        view.set("roles", std::move(roles));
        view.set("roleCaption", _sources.words.say(_mail.locale, "mail.welcome.roles", {{"n", count}}))
            .set("hasRoles", count > 0)
            .set("userName", _mail.address)
            .set("until", say(_mail.kind == MailKind::temporaryPassword ? "mail.temporary-password.until"
                                                                        : "mail.welcome.until"))
            .set("password", _facts.link)
            .set("hasAdministrators", !_facts.administrators.empty())
            .set("administrators",
                 _facts.administrators.empty() ? std::string() : say("mail.welcome.administrators"));
    }

    const LetterSources& _sources;
    const Mail& _mail;
    const MailFacts& _facts;
    const Arguments _arguments;  ///< The same for every message, and dates and lists take their time.
};

}  // namespace


Letter writeLetter(const LetterSources& sources)
{
    return Writer(sources).write();
}

}  // namespace contacts
