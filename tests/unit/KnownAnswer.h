#pragma once

#include "core/desk/RemoteAnswer.h"

#include <algorithm>
#include <string>

namespace contacts::tests {

/// A page can say it in the reader's language, with the reasons that stand in it.
inline bool isKnownToTheEnd(const std::string& sentence)
{
    const auto told = remoteAnswerIn(sentence);
    return told && std::all_of(told->facts.begin(), told->facts.end(), [](const auto& fact) {
               return fact.first != "reason" || isKnownToTheEnd(fact.second);
           });
}

}  // namespace contacts::tests
