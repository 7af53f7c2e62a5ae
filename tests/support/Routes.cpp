#include "tests/support/Routes.h"

#include "tests/support/HostChild.h"

#include <Poco/String.h>

#include <algorithm>
#include <functional>
#include <regex>

namespace tests {

namespace {

/// `list + "/add"` as the text it stands for.
std::string valueOf(const std::string& expression, const std::map<std::string, std::string>& names)
{
    std::string value;
    static const std::regex piece("\"([^\"]*)\"|(\\w+)");
    for (auto it = std::sregex_iterator(expression.begin(), expression.end(), piece);
         it != std::sregex_iterator(); ++it)
        value += (*it)[1].matched ? (*it)[1].str() : names.at((*it)[2]);
    return value;
}


void forEach(const std::string& text, const std::string& pattern,
             const std::function<void(const std::smatch&)>& found)
{
    const std::regex expression(pattern);
    for (auto it = std::sregex_iterator(text.begin(), text.end(), expression); it != std::sregex_iterator();
         ++it)
        found(*it);
}


std::string source(const std::string& file)
{
    return readFile(std::string(SOURCE_DIR) + "/hooks/" + file);
}


std::string methodOf(const std::string& word)
{
    return word == "del" ? "DELETE" : Poco::toUpper(word);
}


/// What ExportPages declares under `root`: the list's files by their kinds, and what stands there by name.
void addFiles(std::vector<Route>& routes, const std::string& root)
{
    for (const std::string kind : {"csv", "xlsx", "pdf"})
        routes.push_back({"GET", root + "/customers/{customer}/contacts." + kind});
    forEach(source("export/ExportPages.cpp"), "add\\(\"(" + root + "/[^\"]+)\"",
            [&](const std::smatch& found) {
                if (const auto path = found[1].str(); !path.ends_with("}"))
                    routes.push_back({"GET", path});
            });
}

}  // namespace


std::string Route::filled(const Ids& ids) const
{
    auto result = path;
    for (const auto& [name, id] : ids)
        result = Poco::replace(result, "{" + name + "}", id);
    return result;
}


std::vector<Route> portalRoutes()
{
    const auto text = source("pages/portal/PortalPages.cpp");
    std::map<std::string, std::string> names;
    std::vector<Route> routes;
    forEach(text, "const std::string (\\w+) = ([^;]+);",
            [&](const std::smatch& found) { names[found[1]] = valueOf(found[2], names); });
    forEach(text, "declare\\(Method::(\\w+), ([^,]+),", [&](const std::smatch& found) {
        routes.push_back({methodOf(found[1]), valueOf(found[2], names)});
    });
    forEach(text, "uploadPage\\(([^,]+),", [&](const std::smatch& found) {
        routes.push_back({"POST", valueOf(found[1], names), true});
    });
    forEach(text, "form\\(([^,]+),", [&](const std::smatch& found) {
        routes.push_back({"POST", valueOf(found[1], names)});
    });
    addFiles(routes, "/portal");
    return routes;
}


std::vector<Route> apiRoutes()
{
    std::vector<Route> routes;
    forEach(source("api/ApiCalls.cpp"), R"-(Method::(\w+)\s*,\s*"(/api/v1/[^"]*)")-",
            [&](const std::smatch& found) {
                routes.push_back({methodOf(found[1]), found[2]});
            });
    addFiles(routes, "/api/v1");
    return routes;
}


Answer ask(HttpClient& client, const Route& route, const Ids& ids)
{
    const auto path = route.filled(ids);
    if (route.reads())
        return client.get(path);
    return route.upload ? client.upload(path, "people.csv", "email\r\nx@y.example\r\n")
                        : client.form(path, {});
}

}  // namespace tests
