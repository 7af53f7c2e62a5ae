// An outbox on SQLite with one customer, two people and one request, for tests of the mails about them.
#pragma once

#include "mail/SendMails.h"
#include "sql/src/SqlStorage.h"
#include "templates/Make.h"
#include "tests/support/FakeDesk.h"
#include "tests/support/HostChild.h"

namespace contacts::tests {

class SetClock final : public Clock
{
public:
    [[nodiscard]] Time now() const override { return time; }
    Time time{};
};

class PlainSecrets final : public Secrets
{
public:
    [[nodiscard]] std::string random(std::size_t bytes) override;
    [[nodiscard]] std::string sha256(std::string_view text) const override;
    [[nodiscard]] std::string seal(std::string_view text) const override
    {
        return sha256("key" + std::string(text));
    }
    [[nodiscard]] std::string conceal(std::string_view text, std::string_view) override
    {
        return std::string(text);
    }
    [[nodiscard]] std::optional<std::string> reveal(std::string_view concealed,
                                                    std::string_view) const override
    {
        return std::string(concealed);
    }

private:
    int _count = 0;
};

class MailScene
{
public:
    MailScene();

    [[nodiscard]] RenderMail::Sources sources();
    [[nodiscard]] MailSettings settings() const;

    /// A mail to Maria about the request, in her language, with a key of its own.
    [[nodiscard]] Mail about(MailKind kind) const;

    /// A mail to Sofía, with a living token.
    [[nodiscard]] Mail welcome(MailKind kind = MailKind::welcome,
                               TokenPurpose purpose = TokenPurpose::activation);

    /// To Maria about what Sofía suggests, which waits; and to Sofía, that Maria wants none of it.
    [[nodiscard]] Mail suggested();
    [[nodiscard]] Mail declined();

    void put(const Mail& mail);
    void inOne(const std::function<void(UnitOfWork&)>& work) { storage.inOne(work); }
    [[nodiscard]] OutboxRow row(const std::string& key);

    ::tests::TemporaryFolder folder{"mail"};
    db::Pool pool;
    PlainSecrets secrets{};
    SqlStorage storage;
    FakeDesk desk{storage};
    SetClock clock{};
    Catalogue catalogue = standardCatalogue();
    std::unique_ptr<templates::Words> words;
    std::unique_ptr<templates::Views> views;
    CustomerId customer{};
    ContactId maria{};  ///< Management, writes French when `locale` says so.
    ContactId sofia{};  ///< Technical and Application.
    Request request{};  ///< Of Maria: one line of every kind.

    /// Decides the request: all lines implemented but `rejected` of them.
    void decide(RequestState state, std::size_t rejected = 0);
};

}  // namespace contacts::tests
