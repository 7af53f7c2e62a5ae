// Which page answers which address. Host pages and plugin pages are entries of the same kind.
#pragma once

#include "host/src/http/Form.h"

#include <helpdesk/Page.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

namespace supportcentre {

/// Runs one call into somebody's code: the host's own, or a plugin's behind its guard (which counts calls in
/// flight, catches everything and turns it into an incident).
using Runner = std::function<helpdesk::Response(helpdesk::Page&, const helpdesk::Request&)>;

/// Whether a page reads forms with files: only those do that say so.
enum class TakesFiles { no, yes };

/// [thread-safe]: entries come and go while requests run; an entry found stays alive until its shared pointer
/// is dropped.
class Router
{
public:
    struct Entry
    {
        helpdesk::Method method{};
        std::string route;
        helpdesk::Audience audience{};
        helpdesk::Page* page = nullptr;
        std::string owner;  ///< Plugin id; empty for the host.
        Runner run{};
        TakesFiles files = TakesFiles::no;
        OddValues oddValues = OddValues::refused;  ///< Of its forms.
    };

    struct Found
    {
        std::shared_ptr<const Entry> entry;  ///< Null: nothing answers this method.
        std::map<std::string, std::string, std::less<>> captured;
        std::vector<helpdesk::Method>
            allowed{};  ///< Methods that the path has: empty is 404, else 405 with Allow.
    };

    /// A literal segment wins over a {name}. Throws std::invalid_argument for a route that is taken or
    /// malformed.
    void add(Entry entry);
    void drop(std::string_view owner);
    [[nodiscard]] Found find(helpdesk::Method method, std::string_view path) const;

private:
    struct Kept
    {
        std::shared_ptr<const Entry> entry;
        std::vector<std::string_view> segments;  ///< Of entry->route, split once.
    };

    mutable std::shared_mutex _mutex;
    std::vector<Kept> _entries;
};

}  // namespace supportcentre
