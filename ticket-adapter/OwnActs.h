#pragma once

#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace contacts {

/// Which ticket this thread is moving for us right now. The host calls its listeners on the thread that
/// called the tickets service, so a listener that finds the ticket's reference here knows that the act is our
/// own decision, while the same act by somebody else on another thread is not. [thread-safe]
class OwnActs
{
public:
    /// Announces the act for as long as it lives.
    class Announced
    {
    public:
        Announced(OwnActs& acts, std::string reference);
        ~Announced();
        Announced(const Announced&) = delete;
        Announced& operator=(const Announced&) = delete;

    private:
        OwnActs& _acts;
        std::string _reference;
    };

    [[nodiscard]] bool current(std::string_view reference) const;

private:
    mutable std::mutex _mutex;
    std::set<std::pair<std::thread::id, std::string>> _running;
};

}  // namespace contacts
