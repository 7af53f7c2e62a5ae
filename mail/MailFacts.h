#pragma once

#include "core/Services.h"

#include <optional>
#include <variant>
#include <vector>

namespace contacts {

/// What a mail needs to know besides its outbox row, read at the moment of sending.
struct MailFacts
{
    Customer customer{};
    Request request{};        ///< Of mails about one; else without an id.
    Contact receiver{};       ///< Of mails to a contact of the customer; else without an id.
    Token token{};            ///< Of mails with a link or a password.
    std::string link;         ///< Of those: the raw token, or the password.
    Suggestion suggestion{};  ///< Of mails about one; else without an author.
    Contact suggester{};
    std::string decliner;     ///< Who answered it; empty when he has left.
    OutboxRow undelivered{};  ///< Of the notice that a mail was given up: that mail.
    std::vector<std::string>
        administrators{};  ///< Of those: names of people who manage the customer's contacts.
};

/// A string: why the mail is no longer true and must be withdrawn.
using FoundFacts = std::variant<MailFacts, std::string>;

[[nodiscard]] FoundFacts readMailFacts(Storage& storage, const Secrets& secrets, const Catalogue& catalogue,
                                       const Mail& mail, Time now);

/// The same of several mails, in their order: their customers and receivers are asked for together, which
/// saves a database behind a wire two questions for each mail. Nothing in place of a mail that holds a
/// secret, since its link must work when it goes, and of one whose facts cannot be read.
[[nodiscard]] std::vector<std::optional<FoundFacts>> readFactsOf(const std::vector<const Mail*>& mails,
                                                                 Storage& storage, const Secrets& secrets,
                                                                 const Catalogue& catalogue, Time now);

}  // namespace contacts
