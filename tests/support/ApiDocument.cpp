#include "tests/support/ApiDocument.h"

#include "tests/support/HostChild.h"

#include <Poco/JSON/Parser.h>
#include <Poco/String.h>

#include <regex>
#include <stdexcept>

namespace tests {

namespace {

using Poco::JSON::Object;

constexpr auto asJson = "import json, sys, yaml\n"
                        "with open(sys.argv[1], encoding='utf-8') as file:\n"
                        "    json.dump(yaml.safe_load(file), sys.stdout)\n";


Object::Ptr read(const std::string& file)
{
    const TemporaryFolder folder("api");
    const auto output = folder.path() / "api.json";
    if (runToEnd({{"/usr/bin/python3", "-c", asJson, file}, {}, {}, output}) != 0)
        throw std::runtime_error("no YAML: " + readFile(output));
    return Poco::JSON::Parser().parse(readFile(output)).extract<Object::Ptr>();
}


/// "/customers/{customer}/contacts.csv" → an expression for what may be asked.
std::regex patternOf(const std::string& path)
{
    return std::regex(std::regex_replace(std::regex_replace(path, std::regex(R"(\.)"), R"(\.)"),
                                         std::regex(R"(\{[^}]*\})"), "[^/]+"));
}

}  // namespace


ApiDocument::ApiDocument() : _document(read(std::string(SOURCE_DIR) + "/docs/api.yaml")), _schemas(_document)
{
    for (const auto& [path, methods] : *_document->getObject("paths"))
        for (const auto& [method, operation] : *methods.extract<Object::Ptr>())
            _operations.push_back({Poco::toUpper(method), "/api/v1" + path,
                                   operation.extract<Object::Ptr>()->getObject("responses")});
}


const ApiDocument& ApiDocument::shared()
{
    static const ApiDocument document;
    return document;
}


const ApiDocument::Operation& ApiDocument::at(const std::string& method, const std::string& path) const
{
    const auto bare = path.substr(0, path.find('?'));
    for (const auto& operation : _operations)
        if (operation.method == method && std::regex_match(bare, patternOf(operation.path)))
            return operation;
    throw std::runtime_error("docs/api.yaml has no " + method + " " + bare);
}


std::vector<std::string> ApiDocument::problems(const Operation& operation, const Answer& answer) const
{
    const auto status = std::to_string(answer.status);
    const auto everyCall = _document->getObject("components")->getObject("x-every-call");
    const auto& listed = operation.lists(answer.status) ? operation.responses : everyCall;
    if (!listed->has(status))
        return {"the status is not listed"};
    const auto response = _schemas.resolved(listed->getObject(status));
    if (response->has("headers"))
        for (const auto& [name, header] : *response->getObject("headers"))
            if (answer.header(Poco::toLower(name)).empty())
                return {"it lacks the header " + name};
    if (!response->has("content"))
        return answer.body.empty() ? std::vector<std::string>{}
                                   : std::vector<std::string>{"it has a body, which is not documented"};
    const auto header = answer.header("content-type");
    const auto type = header.substr(0, header.find(';'));
    const auto content = response->getObject("content");
    if (!content->has(type))
        return {"its type " + type + " is not documented"};
    if (!type.ends_with("json"))
        return {};
    return _schemas.problems(content->getObject(type)->getObject("schema"),
                             Poco::JSON::Parser().parse(answer.body));
}

}  // namespace tests
