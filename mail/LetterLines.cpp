#include "mail/LetterLines.h"

#include "core/changes/ChangeSets.h"
#include "mail/AccountMails.h"
#include "mail/CleanText.h"

#include <iterator>
#include <sstream>

namespace contacts {

namespace {

using templates::View;


/// News of a request that waited for the mail server may go out after the decision; it is still the news
/// of a request.
bool tellsResult(MailKind kind)
{
    return kind == MailKind::requestImplemented || kind == MailKind::requestRejected ||
           kind == MailKind::rolesChanged || kind == MailKind::suggestionImplemented;
}


/// One's own news says it all in its sentence: "lost Financial" needs no "done" behind it. Of a whole request
/// the word tells the lines apart from those that were rejected.
bool marksWhatIsDone(MailKind kind)
{
    return kind == MailKind::requestImplemented || kind == MailKind::requestRejected;
}


View lineOf(const LetterSources& sources, const DescribedLine& line)
{
    const auto& mail = sources.mail;
    const bool done = tellsResult(mail.kind) && line.outcome == LineOutcome::implemented;
    const bool rejected = tellsResult(mail.kind) && line.outcome == LineOutcome::rejected;
    const auto sentence =
        sources.words.say(mail.locale, line.sentence(done ? Tense::done : Tense::asked), line.arguments);
    const bool marked = done && (line.linkSent || marksWhatIsDone(mail.kind));
    const auto* doneWord = line.linkSent ? "mail.line.link-sent" : "mail.line.done";
    return {{"sign", signOf(line.sign)},
            {"sentence", sentence},
            {"unbroken", withUnbrokenPhones(sentence)},
            {"done", marked},
            {"doneWord", marked ? sources.words.say(mail.locale, doneWord) : std::string()},
            {"rejected", rejected},
            {"decided", marked || rejected},
            {"hasLineReason", rejected && !line.outcomeReason.empty()},
            {"quotedLineReason", quoted(sources, line.outcomeReason)}};
}


View::List everyChange(const LetterSources& sources, const ChangeSet& changes, const Snapshot& before)
{
    const auto after = apply(changes, before);
    View::List list;
    for (const auto& person : describe(changes, before, after, sources.catalogue, sources.mail.locale))
    {
        View::List lines;
        for (const auto& line : person.lines)
            lines.push_back(lineOf(sources, line));
        const auto address = person.addressBeside();
        list.push_back({{"person", person.name},
                        {"addressed", !address.empty()},
                        {"personAddress", address},
                        {"lines", std::move(lines)}});
    }
    return list;
}


/// What he gained and lost, also through somebody else's promotion, as the row of the outbox remembers it.
View::List ownRoles(const LetterSources& sources)
{
    View::List lines;
    const auto add = [&](const char* value, ChangeKind kind, DescribedLine::Sign sign) {
        for (const auto& key : rolesIn(sources.mail, value))
        {
            DescribedLine line;
            line.key = "change." + std::string(wordOf(kind));
            line.sign = sign;
            line.arguments = {{"role", roleLabel(sources.catalogue, key, sources.mail.locale)}};
            line.outcome = LineOutcome::implemented;
            lines.push_back(lineOf(sources, line));
        }
    };
    add("granted", ChangeKind::grantRole, DescribedLine::Sign::add);
    add("revoked", ChangeKind::revokeRole, DescribedLine::Sign::del);
    if (lines.empty())
        return {};
    return {{{"person", sources.mail.name},
             {"addressed", false},
             {"personAddress", std::string()},
             {"lines", std::move(lines)}}};
}

}  // namespace


std::string valueOf(const Mail& mail, const char* name)
{
    const auto found = mail.values.find(name);
    return found == mail.values.end() ? std::string() : found->second;
}


std::vector<RoleKey> rolesIn(const Mail& mail, const char* name)
{
    std::istringstream text(valueOf(mail, name));
    return {std::istream_iterator<RoleKey>(text), {}};
}


std::string quoted(const LetterSources& sources, const std::string& text)
{
    return sources.words.say(sources.mail.locale, "mail.quoted", {{"text", text}});
}


View::List linesByPerson(const LetterSources& sources)
{
    const auto& facts = sources.facts;
    if (sources.mail.kind == MailKind::rolesChanged)
        return ownRoles(sources);
    if (!concernsSuggestion(sources.mail.kind))
    {
        // What was asked is told as it was asked, however late the mail leaves.
        const auto& before = tellsResult(sources.mail.kind) ? facts.request.before() : facts.request.then;
        return everyChange(sources, facts.request.changes, Snapshot{.people = before.people});
    }
    auto lines = linesOf(facts.suggestion, sources.catalogue);
    if (sources.mail.kind == MailKind::suggestionImplemented)
        for (auto& line : lines)
            line.outcome = LineOutcome::implemented;
    return everyChange(sources, lines,
                       Snapshot{.people = {{{facts.suggester.id, {}}, facts.suggester.person}}});
}

}  // namespace contacts
