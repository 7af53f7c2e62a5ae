#pragma once

#include "core/desk/RemoteAnswer.h"
#include "core/outbox/ServerTrouble.h"
#include "core/text/NetworkTrouble.h"

#include <algorithm>
#include <string>

namespace contacts::tests {

/// What `list` or the network says, with the reasons and troubles that stand in it.
inline bool isKnownToTheEnd(const std::string& sentence,
                            std::optional<ToldSentence> (*list)(std::string_view) = remoteAnswerIn)
{
    const auto told = list(sentence);
    if (!told)
        return networkTroubleIn(sentence).has_value();
    return std::all_of(told->facts.begin(), told->facts.end(), [&](const auto& fact) {
        return fact.first == "trouble" ? networkTroubleIn(fact.second).has_value()
                                       : fact.first != "reason" || isKnownToTheEnd(fact.second, list);
    });
}

}  // namespace contacts::tests
