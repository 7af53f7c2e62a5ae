#include "core/outbox/SearchOutbox.h"

#include "core/text/SearchWords.h"

#include <algorithm>

namespace contacts {

OutboxPart SearchOutbox::operator()(const OutboxWish& wish)
{
    auto& outbox = _work.outbox();
    OutboxPart part;
    const auto words = searchWords(wish.text);
    if (words.empty())
    {
        part.rows = outbox.list(wish.state, wish.before, _bounds.rows);
        part.next = part.rows.size() == _bounds.rows ? part.rows.back().id : 0;
        return part;
    }
    const auto heads = outbox.heads(wish.state, wish.before, _bounds.looked);
    for (const auto& head : heads)
    {
        if (!matches(head, words))
            continue;
        if (auto row = outbox.find(head.id))
            part.rows.push_back(std::move(*row));
        if (part.rows.size() < _bounds.rows)
            continue;
        part.next = head.id;
        return part;
    }
    part.partly = heads.size() == _bounds.looked;
    part.next = part.partly ? heads.back().id : 0;
    return part;
}


bool SearchOutbox::matches(const OutboxHead& head, const std::vector<std::string>& words)
{
    const auto ticket = std::to_string(head.ticket);
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        const auto beginning = ' ' + word;
        return receiver(head).find(beginning) != std::string::npos ||
               subject(head).find(beginning) != std::string::npos || (head.ticket != 0 && word == ticket);
    });
}


const std::string& SearchOutbox::receiver(const OutboxHead& head)
{
    const auto [found, isNew] = _receivers.try_emplace({head.address, head.name});
    if (isNew)
        found->second = searchText(head.name + ' ' + head.address);
    return found->second;
}


const std::string& SearchOutbox::subject(const OutboxHead& head)
{
    const auto [found, isNew] = _subjects.try_emplace({head.kind, head.customer});
    if (isNew)
    {
        const auto customer = _work.customers().find(head.customer);
        found->second = searchText(_called(head.kind) + ' ' + std::string(wordOf(head.kind)) + ' ' +
                                   (customer ? customer->name : std::string()));
    }
    return found->second;
}

}  // namespace contacts
