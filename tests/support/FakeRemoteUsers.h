// Users of a helpdesk of another house: finds, makes and changes them as one does, and fails when it is told
// to.
#pragma once

#include "core/ports/RemoteUsers.h"

#include <algorithm>
#include <map>

namespace contacts::tests {

class FakeRemoteUsers final : public RemoteUsers
{
public:
    struct User
    {
        std::string name;
        std::string email;
        std::string realName;
        std::vector<std::string> organisations;
        std::string password;
        bool enabled = true;
    };

    std::map<std::uint64_t, User> users;
    int calls = 0;

    /// The next `times` calls end so.
    void fail(RemoteFailure::Kind kind, int times = 1) { _failing = {kind, times}; }

    /// The next user is made or changed, and the answer lost.
    void loseNextAnswer() { _loses = true; }

    /// Runs once, before the next answer: what somebody does here meanwhile.
    void meanwhile(std::function<void()> other) { _meanwhile = std::move(other); }

    RemoteUser settle(const RemotePerson& person) override
    {
        ++calls;
        if (auto other = std::exchange(_meanwhile, {}))
            other();
        if (_failing.second > 0)
        {
            --_failing.second;
            throw RemoteFailure(_failing.first, "told to fail");
        }
        auto found = users.find(person.user);
        if (found == users.end())
            found = std::find_if(users.begin(), users.end(), [&](const auto& each) {
                return each.second.email == person.email &&
                       (person.mayGetIn() || !person.isLinked(each.first));
            });
        const bool makes = found == users.end();
        if (makes && !person.mayGetIn())
            return {};
        if (makes)
            found = users.emplace(40 + users.size(), User{person.email}).first;
        auto& user = found->second;
        user.enabled = person.mayGetIn();
        if (person.mayGetIn())
        {
            user.email = person.email;
            user.realName = person.realName;
            user.organisations = person.organisations;
            user.password = person.password.value_or(user.password);
        }
        if (std::exchange(_loses, false))
            throw RemoteFailure(RemoteFailure::Kind::away, "the answer was lost");
        return {found->first, user.name, makes};
    }

    std::vector<RemoteLack> lacking() override { return {}; }

private:
    std::pair<RemoteFailure::Kind, int> _failing{RemoteFailure::Kind::away, 0};
    bool _loses = false;
    std::function<void()> _meanwhile;
};

}  // namespace contacts::tests
