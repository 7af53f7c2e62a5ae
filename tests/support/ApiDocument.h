// docs/api.yaml as the tests read it.
#pragma once

#include "tests/support/HttpClient.h"
#include "tests/support/Schema.h"

#include <Poco/JSON/Object.h>

#include <string>
#include <vector>

namespace tests {

class ApiDocument
{
public:
    /// Read once, with the first call: Python's library understands the YAML.
    static const ApiDocument& shared();

    struct Operation
    {
        std::string method;                   ///< "GET"
        std::string path;                     ///< "/api/v1/customers/{customer}"
        Poco::JSON::Object::Ptr responses{};  ///< By status.

        [[nodiscard]] std::string name() const { return method + " " + path; }
        [[nodiscard]] bool lists(int status) const { return responses->has(std::to_string(status)); }
    };

    [[nodiscard]] const std::vector<Operation>& operations() const noexcept { return _operations; }

    /// The one that answers this path, query or not; throws std::runtime_error without one.
    [[nodiscard]] const Operation& at(const std::string& method, const std::string& path) const;

    /// What an answer has that the document does not say, and the other way round.
    [[nodiscard]] std::vector<std::string> problems(const Operation& operation, const Answer& answer) const;

private:
    ApiDocument();

    Poco::JSON::Object::Ptr _document;
    Schemas _schemas;
    std::vector<Operation> _operations;
};

}  // namespace tests
