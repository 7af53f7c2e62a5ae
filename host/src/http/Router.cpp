#include "host/src/http/Router.h"

#include <algorithm>
#include <mutex>
#include <stdexcept>

namespace supportcentre {

namespace {

bool isName(std::string_view segment)
{
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}


/// Of a path that begins with '/'.
std::vector<std::string_view> segmentsOf(std::string_view path)
{
    std::vector<std::string_view> segments;
    while (!path.empty())
    {
        path.remove_prefix(1);
        segments.push_back(path.substr(0, path.find('/')));
        path.remove_prefix(segments.back().size());
    }
    return segments;
}


void checkRoute(std::string_view route)
{
    if (route.empty() || route.front() != '/')
        throw std::invalid_argument("a route begins with a slash: " + std::string(route));
    for (const auto segment : segmentsOf(route))
        if (!isName(segment) && segment.find_first_of("{}") != std::string_view::npos)
            throw std::invalid_argument("a name stands for a whole segment: " + std::string(route));
}


/// "/a/{x}" and "/a/{y}" answer the same addresses.
std::string shapeOf(std::string_view route)
{
    std::string shape;
    for (const auto segment : segmentsOf(route))
        (shape += '/') += isName(segment) ? std::string_view("{}") : segment;
    return shape;
}


bool matches(const std::vector<std::string_view>& route, const std::vector<std::string_view>& path)
{
    return std::equal(route.begin(), route.end(), path.begin(), path.end(), [](auto wanted, auto given) {
        return isName(wanted) ? !given.empty() : wanted == given;
    });
}


/// Whether `left` is literal where `right` has its first name.
bool isMoreLiteral(const std::vector<std::string_view>& left, const std::vector<std::string_view>& right)
{
    for (std::size_t i = 0; i < left.size(); ++i)
        if (isName(left[i]) != isName(right[i]))
            return isName(right[i]);
    return false;
}

}  // namespace


void Router::add(Entry entry)
{
    checkRoute(entry.route);
    const std::unique_lock lock(_mutex);
    for (const auto& each : _entries)
        if (each.entry->method == entry.method && shapeOf(each.entry->route) == shapeOf(entry.route))
            throw std::invalid_argument("the route " + entry.route + " is taken");
    const auto kept = std::make_shared<const Entry>(std::move(entry));
    _entries.push_back({kept, segmentsOf(kept->route)});
}


void Router::drop(std::string_view owner)
{
    const std::unique_lock lock(_mutex);
    std::erase_if(_entries, [&](const Kept& each) { return each.entry->owner == owner; });
}


Router::Found Router::find(helpdesk::Method method, std::string_view path) const
{
    Found found;
    const auto segments = segmentsOf(path);
    const std::vector<std::string_view>* best = nullptr;
    const std::shared_lock lock(_mutex);
    for (const auto& each : _entries)
    {
        if (!matches(each.segments, segments))
            continue;
        const auto itsMethod = each.entry->method;
        if (std::find(found.allowed.begin(), found.allowed.end(), itsMethod) == found.allowed.end())
            found.allowed.push_back(itsMethod);
        if (itsMethod == method && (!best || isMoreLiteral(each.segments, *best)))
        {
            found.entry = each.entry;
            best = &each.segments;
        }
    }
    for (std::size_t i = 0; best && i < best->size(); ++i)
        if (isName((*best)[i]))
            found.captured.emplace((*best)[i].substr(1, (*best)[i].size() - 2), segments[i]);
    return found;
}

}  // namespace supportcentre
