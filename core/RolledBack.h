// How work inside somebody else's transaction says "undo all of it, and this is the answer": the
// transaction's owner rolls back on any exception and lets it pass, the use case catches it where it opened
// the transaction.
#pragma once

#include <stdexcept>
#include <utility>

namespace contacts {

template <class Answer>
class RolledBack : public std::runtime_error
{
public:
    explicit RolledBack(Answer answer)
        : std::runtime_error("rolled back with an answer"),
          _answer(std::move(answer))
    {
    }

    [[nodiscard]] const Answer& answer() const noexcept { return _answer; }

private:
    Answer _answer;
};

}  // namespace contacts
