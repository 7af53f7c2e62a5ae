// Answers against the schemas of an OpenAPI document: the part of JSON Schema that docs/api.yaml uses.
#pragma once

#include <Poco/JSON/Object.h>

#include <string>
#include <vector>

namespace tests {

/// Stricter than JSON Schema: an object has no member that its schema does not name, whether it is closed or
/// not.
class Schemas
{
public:
    /// `document` holds what "#/components/…" refers to.
    explicit Schemas(Poco::JSON::Object::Ptr document) : _document(std::move(document)) {}

    /// What is wrong with `value`, each with its place; empty when nothing is. Throws std::runtime_error when
    /// the schema itself says something that is not understood here.
    [[nodiscard]] std::vector<std::string> problems(const Poco::JSON::Object::Ptr& schema,
                                                    const Poco::Dynamic::Var& value) const;

    /// The object itself, or what its $ref names.
    [[nodiscard]] Poco::JSON::Object::Ptr resolved(const Poco::JSON::Object::Ptr& object) const;

private:
    Poco::JSON::Object::Ptr _document;
};

}  // namespace tests
