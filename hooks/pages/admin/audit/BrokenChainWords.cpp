#include "hooks/pages/admin/audit/BrokenChainWords.h"

namespace contacts {

std::string chainWords(const templates::Words& words, std::string_view locale, const Break& broken)
{
    return broken.chain.customer ? broken.customerName : words.say(locale, "audit.no-customer");
}


std::string breakWords(const templates::Words& words, std::string_view locale, const Break& broken)
{
    const auto name = chainWords(words, locale, broken);
    return words.say(locale, broken.chain.missing ? "audit.walk.missing" : "audit.walk.at",
                     {{"customer", std::string_view(name)}, {"entry", std::string_view(broken.chain.entry)}});
}


std::string knownWords(const templates::Words& words, std::string_view locale, const Acknowledgement& known,
                       std::string_view when)
{
    const auto by = known.by.empty() ? words.say(locale, "history.helpdesk") : known.by;
    return words.say(
        locale, "audit.known.by",
        {{"person", std::string_view(by)}, {"time", when}, {"reason", std::string_view(known.reason)}});
}


std::string addressOf(const BrokenChain& chain)
{
    return "/admin/audit/chains/" + chain.customer.text() + "/" + chain.entry;
}

}  // namespace contacts
