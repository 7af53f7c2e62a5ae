// The people of the demo data at work on a running host.
#pragma once

#include "tests/support/HostProcess.h"
#include "tests/support/HttpClient.h"
#include "tests/support/PageForm.h"

namespace tests {

class Scene
{
public:
    explicit Scene(HostOptions options = {}) : _host(std::move(options)) {}

    [[nodiscard]] HostProcess& host() noexcept { return _host; }
    [[nodiscard]] HttpClient stranger() const { return HttpClient(_host.port()); }
    [[nodiscard]] HttpClient login(const std::string& email,
                                   const std::string& password = "demo-password-1") const;

    /// Management of Acme Oil, who does the main job.
    [[nodiscard]] HttpClient maria() const { return login("maria.keller@acme.example"); }
    /// Administers Initech, has nothing in Acme Oil.
    [[nodiscard]] HttpClient nina() const { return login("nina.berg@initech.example"); }
    [[nodiscard]] HttpClient agent() const { return login("agent@support.example"); }
    [[nodiscard]] HttpClient administrator() const { return login("admin@support.example"); }

    struct Raised
    {
        std::string request;
        std::string ticket;
    };

    /// Draft and submit in one go; throws std::runtime_error with the answer unless both work.
    Raised raise(HttpClient& client, const std::string& customer, const std::string& changes) const;

private:
    HostProcess _host;
};

/// Id of one of the client's own customers by the beginning of its name.
[[nodiscard]] std::string customerNamed(HttpClient& client, const std::string& name);

/// Id of a contact by the exact e-mail address.
[[nodiscard]] std::string contactWith(HttpClient& client, const std::string& customer,
                                      const std::string& email);

/// Role keys that the contact holds now, in the order of the API.
[[nodiscard]] std::vector<std::string> rolesOf(HttpClient& client, const std::string& customer,
                                               const std::string& email);

[[nodiscard]] bool contains(const std::vector<std::string>& roles, const std::string& role);

/// `changes` is a JSON array. The present version is read first.
[[nodiscard]] Answer putDraft(HttpClient& client, const std::string& customer, const std::string& changes);

/// The whole POST; without a key it takes one that nobody has used.
[[nodiscard]] Answer submit(HttpClient& client, const std::string& customer, long long draftVersion,
                            const std::string& key = {}, const std::string& reason = {});

/// With the digest of this moment.
[[nodiscard]] Answer implement(HttpClient& agent, const std::string& request);

/// One line of a draft.
[[nodiscard]] std::string grantRole(const std::string& contact, const std::string& role);
[[nodiscard]] std::string addContact(const std::string& ref, const std::string& firstName,
                                     const std::string& lastName, const std::string& email,
                                     const std::string& role);

/// The address behind the activation link in a mail, as a path; empty when it holds none.
[[nodiscard]] std::string activationPath(const std::string& mail);

/// Mails whose Delivered-To or To header names the address.
[[nodiscard]] std::vector<std::string> mailsTo(const std::vector<std::string>& mails,
                                               const std::string& address);

}  // namespace tests
