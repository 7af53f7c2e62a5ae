#include "core/request/RequestMails.h"

#include "core/contacts/Administrators.h"

namespace contacts {

namespace {

std::string keysOf(const std::set<RoleKey, std::less<>>& roles, const std::set<RoleKey, std::less<>>& without)
{
    std::string keys;
    for (const auto& role : roles)
        if (!without.contains(role))
            keys += (keys.empty() ? "" : " ") + role;
    return keys;
}

}  // namespace


void RequestMails::raised()
{
    toRequester(news(MailKind::requestRaised));
    putForAgents(news(MailKind::requestRaisedForAgents));
}


void RequestMails::returned(const Actor& actor)
{
    if (actor.account == _request.requesterAccount)
        return;
    auto mail = about(MailKind::requestReturned);
    mail.values = {{"text", excerpt(_request.question)}};
    toRequester(std::move(mail));
}


void RequestMails::implemented(const Actor& actor, const Catalogue& catalogue)
{
    if (actor.account != _request.requesterAccount)
        toRequester(MailKind::requestImplemented);
    if (_policy.tellOtherAdministrators)
        toOtherAdministrators(actor, catalogue);
}


void RequestMails::tookEffect(const Actor& requester, const Catalogue& catalogue)
{
    toRequester(MailKind::requestImplemented);
    if (_policy.tellOtherAdministrators)
        toOtherAdministrators(requester, catalogue);
}


void RequestMails::rejected(const Actor& actor)
{
    if (actor.account != _request.requesterAccount)
        toRequester(MailKind::requestRejected);
}


void RequestMails::cancelled(const Actor& actor)
{
    if (actor.account != _request.requesterAccount)
        toRequester(MailKind::requestCancelled);
    if (!actor.agent)
        toAgents(MailKind::requestCancelled);
}


void RequestMails::rolesChanged(ContactId contact, const Person& before, const Person& after)
{
    Mail mail = about(MailKind::rolesChanged);
    mail.values = {{"granted", keysOf(after.roles, before.roles)},
                   {"revoked", keysOf(before.roles, after.roles)}};
    if (const auto receiver = _work.contacts().find(_request.customer, contact))
        put(std::move(mail), *receiver);
}


void RequestMails::accessEnded(Ending ending, const Contact& before, const Person& after,
                               bool getsInElsewhere)
{
    auto mail = about(MailKind::rolesChanged);
    mail.values = {{"revoked", keysOf(before.person.roles, after.roles)},
                   {"ended", ending == Ending::removed ? "removed" : "access"}};
    if (!getsInElsewhere)
        mail.values.emplace("shut", "yes");
    put(std::move(mail), before);
}


void RequestMails::replied(std::uint64_t message, bool fromAgent, const std::string& author,
                           AccountId authorAccount, const std::string& text)
{
    Mail mail = about(MailKind::ticketReply);
    mail.key += "/" + std::to_string(message);
    mail.values = {{"author", author}, {"text", excerpt(text)}};
    if (!fromAgent)
        return putForAgents(std::move(mail));
    if (authorAccount == _request.requesterAccount)
        return;
    if (const auto receiver = requester())
        put(std::move(mail), *receiver);
}


void RequestMails::toRequester(MailKind kind)
{
    toRequester(about(kind));
}


void RequestMails::toRequester(Mail mail)
{
    if (const auto receiver = requester())
        put(std::move(mail), *receiver);
}


void RequestMails::toAgents(MailKind kind)
{
    putForAgents(about(kind));
}


void RequestMails::toOtherAdministrators(const Actor& actor, const Catalogue& catalogue)
{
    for (const auto& administrator : administratorsWhoLogIn(_work, _request.customer, catalogue))
        if (administrator.id != _request.requester && administrator.id != actor.contact &&
            !_told.contains(administrator.id))
            put(about(MailKind::requestImplemented), administrator);
}


/// He may have left the customer meanwhile, and still wants to know what became of his request.
std::optional<Contact> RequestMails::requester()
{
    if (auto member = _work.contacts().find(_request.customer, _request.requester))
        return member;
    return _work.contacts().findByAccount(_request.requesterAccount);
}


Mail RequestMails::about(MailKind kind) const
{
    Mail mail;
    mail.key = "request/" + _request.id.text() + "/" + std::string(wordOf(kind));
    if (_request.version > 1)
        mail.key += "/v" + std::to_string(_request.version);  // The same news again, of a corrected request.
    mail.kind = kind;
    mail.customer = _request.customer;
    mail.request = _request.id;
    mail.ticket = _request.ticket;
    return mail;
}


/// The announcement, in other words where the request was there before.
Mail RequestMails::news(MailKind kind) const
{
    auto mail = about(kind);
    if (_request.version > 1)
        mail.values = {{"again", "yes"},
                       {"corrected", _request.unchanged ? "no" : "yes"},
                       {"answered", _request.answered ? "yes" : "no"}};
    return mail;
}


void RequestMails::put(Mail mail, const Contact& receiver)
{
    mail.key += "/" + receiver.id.text();
    mail.contact = receiver.id;
    mail.address = receiver.person.email;
    mail.name = receiver.person.name();
    mail.locale = receiver.person.locale;
    _work.outbox().put(mail, _now);
}


void RequestMails::putForAgents(Mail mail)
{
    if (_policy.agentsAddress.empty())
        return;
    mail.key += "/agents";
    mail.address = _policy.agentsAddress;
    mail.locale = _policy.agentsLocale;
    _work.outbox().put(mail, _now);
}

}  // namespace contacts
