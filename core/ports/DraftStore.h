// The one draft a customer has.
#pragma once

#include "core/Ids.h"
#include "core/Time.h"
#include "core/changes/Change.h"
#include "core/contacts/Customer.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>

namespace contacts {

struct Draft
{
    CustomerId customer{};
    std::uint32_t version = 0;  ///< 0: there is none.
    std::uint32_t nextLine = 1;
    ChangeSet changes{};
    Time savedAt{};
    RequestId returned{};  ///< The returned request this draft corrects, if any.
};

/// A draft with what everybody must know of its customer who works on it.
struct OpenDraft
{
    Customer customer{};
    std::map<RoleKey, std::size_t, std::less<>> activeHolders{};  ///< As PageHead::activeHolders.
    RequestId openRequest{};                                      ///< As PageHead::openRequest.
    Draft draft{};
};

class DraftStore
{
public:
    virtual ~DraftStore() = default;

    /// version 0 and no changes when there is none; `nextLine` goes on counting.
    [[nodiscard]] virtual Draft find(CustomerId customer) = 0;

    /// In one read. Nothing when there is no such customer.
    [[nodiscard]] virtual std::optional<OpenDraft> open(CustomerId customer) = 0;

    /// Stores `draft` where the stored version is `draft.version` (0: where there is none) and tells the new
    /// version: one that this customer never had, so that a page of an earlier draft matches no later one.
    /// Nothing: somebody was faster.
    [[nodiscard]] virtual std::optional<std::uint32_t> write(const Draft& draft) = 0;

    /// False: that version is not there any more.
    [[nodiscard]] virtual bool remove(CustomerId customer, std::uint32_t version) = 0;
};

}  // namespace contacts
