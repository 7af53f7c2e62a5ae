#include "core/draft/AnswerSuggestion.h"

#include "core/Message.h"
#include "core/draft/DraftInHand.h"
#include "core/draft/SuggestionNews.h"
#include "core/draft/TakenSuggestions.h"

namespace contacts {

namespace {

using Outcome = AnswerSuggestion::Outcome;
using Undone = DraftInHand::Undone;


EditDraft::Outcome forDraft(Verdict verdict)
{
    return verdict == Verdict::forbidden ? EditDraft::Outcome::forbidden : EditDraft::Outcome::unknown;
}

}  // namespace


std::optional<std::vector<AnswerSuggestion::Waiting>> AnswerSuggestion::list(const Actor& actor,
                                                                             CustomerId customer) const
{
    if (authorise(actor, Act::manageContacts) != Verdict::allowed)
        return std::nullopt;
    const auto work = _services.storage.read();
    std::vector<Waiting> waiting;
    for (auto& suggestion : work->suggestions().list(customer, mostShown))
        if (auto author = work->contacts().find(customer, suggestion.contact))
            waiting.push_back({std::move(suggestion), std::move(*author)});
    return waiting;
}


std::optional<AnswerSuggestion::Waiting> AnswerSuggestion::find(const Actor& actor, CustomerId customer,
                                                                ContactId contact) const
{
    if (authorise(actor, Act::manageContacts) != Verdict::allowed)
        return std::nullopt;
    const auto work = _services.storage.read();
    auto suggestion = work->suggestions().find(customer, contact);
    auto author = work->contacts().find(customer, contact);
    return suggestion && author ? std::optional(Waiting{std::move(*suggestion), std::move(*author)})
                                : std::nullopt;
}


EditDraft::Result AnswerSuggestion::adopt(const Actor& actor, CustomerId customer, ContactId contact,
                                          const std::optional<std::string>& department) const
{
    if (const auto verdict = authorise(actor, Act::manageContacts); verdict != Verdict::allowed)
        return {forDraft(verdict), {}};
    EditDraft::Result result;
    try
    {
        _services.storage.inOne([&](UnitOfWork& work) {
            work.customers().hold(customer);
            DraftInHand draft(work, actor, customer, _services);
            const auto suggestion = work.suggestions().find(customer, contact);
            if (!suggestion)
                throw Undone(draft.view(EditDraft::Outcome::unknown));
            draft.refuseWhileRequestWaits();
            auto lines = linesOf(*suggestion, *_services.catalogue());
            for (auto& line : lines)
                line.suggested = true;
            std::vector<Written> written;
            for (const auto& line : lines)
                written.push_back({line, line.kind == ChangeKind::setDepartment ? department : std::nullopt});
            auto wanted = draft.merged(draft.draft().changes, lines);
            draft.refuseClashes(written);
            keepNote(work, *suggestion, draft.draft().changes);
            draft.store(std::move(wanted));
            (void)work.suggestions().remove(customer, contact);
            SuggestionNews(work, *suggestion, actor).adopted(_services.clock.now());
            result = draft.view(EditDraft::Outcome::done);
        });
    }
    catch (const Undone& undone)
    {
        return undone.answer();
    }
    return result;
}


AnswerSuggestion::Result AnswerSuggestion::decline(const Actor& actor, CustomerId customer, ContactId contact,
                                                   const std::string& reason) const
{
    if (const auto verdict = authorise(actor, Act::manageContacts); verdict != Verdict::allowed)
        return {verdict == Verdict::forbidden ? Outcome::forbidden : Outcome::unknown, {}};
    const auto message = messageFrom(reason, "reason");
    if (!message.findings.empty())
        return {Outcome::refused, message.findings};
    Result result;
    _services.storage.inOne([&](UnitOfWork& work) {
        result = {};
        work.customers().hold(customer);
        const auto suggestion = work.suggestions().find(customer, contact);
        if (!suggestion)
            return;
        (void)work.suggestions().remove(customer, contact);
        SuggestionNews(work, *suggestion, actor).declined(message.lines, _services.clock.now());
        result.outcome = Outcome::done;
    });
    return result;
}

}  // namespace contacts
