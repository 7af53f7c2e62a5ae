#include "mail/FactsAhead.h"

#include <utility>

namespace contacts {

std::optional<FoundFacts> FactsAhead::of(std::size_t at)
{
    if (const auto now = SteadyClock::now(); _facts.empty() || now - _readAt > _trueFor)
    {
        std::vector<const Mail*> mails;
        for (auto i = at; i < _rows->size(); ++i)
            mails.push_back(&(*_rows)[i].mail);
        _facts = _render.factsOf(mails);
        _readAt = now;
        _from = at;
    }
    return std::exchange(_facts[at - _from], std::nullopt);
}

}  // namespace contacts
