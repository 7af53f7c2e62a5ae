// Administrators look for a mail by whom it goes to and by what its subject names.
#pragma once

#include "core/ports/Storage.h"

#include <functional>

namespace contacts {

struct OutboxWish
{
    std::optional<MailState> state;
    std::uint64_t before = 0;  ///< Only older rows; 0: from the newest.
    std::string text;          ///< Beginnings of words, in any order. Empty: every mail.
};

struct OutboxPart
{
    std::vector<OutboxRow> rows;  ///< Newest first.
    std::uint64_t next = 0;       ///< `before` of the part behind it; 0: there is none.
    bool partly = false;          ///< It ends because enough rows were looked through, not found.
};

/// Lives as long as its unit of work.
class SearchOutbox
{
public:
    using Called = std::function<std::string(MailKind)>;  ///< What the reader calls a kind of mail.

    struct Bounds
    {
        std::size_t rows = 100;
        std::size_t looked = 10'000;  ///< Through so many rows it looks for them.
    };

    SearchOutbox(UnitOfWork& work, Called called) : SearchOutbox(work, std::move(called), Bounds{}) {}
    SearchOutbox(UnitOfWork& work, Called called, Bounds bounds)
        : _work(work),
          _called(std::move(called)),
          _bounds(bounds)
    {
    }

    [[nodiscard]] OutboxPart operator()(const OutboxWish& wish);

private:
    [[nodiscard]] bool matches(const OutboxHead& head, const std::vector<std::string>& words);
    [[nodiscard]] const std::string& receiver(const OutboxHead& head);
    [[nodiscard]] const std::string& subject(const OutboxHead& head);

    UnitOfWork& _work;
    Called _called;
    Bounds _bounds;
    // Many mails go to few people, about few customers.
    std::map<std::pair<std::string, std::string>, std::string> _receivers;
    std::map<std::pair<MailKind, CustomerId>, std::string> _subjects;
};

}  // namespace contacts
