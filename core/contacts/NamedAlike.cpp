#include "core/contacts/NamedAlike.h"

#include "core/text/SearchWords.h"

namespace contacts {

std::vector<Customer> namedAlike(UnitOfWork& work, std::string_view name)
{
    constexpr std::size_t most = 20;
    const auto words = searchText(name);
    if (words.empty())
        return {};
    auto found = work.customers().search(name, most);
    std::erase_if(found, [&](const Customer& each) { return searchText(each.name) != words; });
    return found;
}

}  // namespace contacts
