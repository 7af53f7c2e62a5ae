// A file imported into the fake world, and what was said of its rows in short.
#pragma once

#include "core/import/ImportContacts.h"
#include "tests/support/FakeWorld.h"

#include <functional>
#include <sstream>
#include <utility>

namespace contacts::tests {

struct Trial
{
    ImportContacts::Report report{};
    std::string errors;    ///< "line:column:rule", with a space between.
    std::string warnings;  ///< The same.
};


/// `before` happens when the file has been checked, before the first customer is written.
inline Trial tried(FakeWorld& world, const std::string& file, std::function<void()> before = {})
{
    std::istringstream csv(file);
    ImportContacts::Options options;
    options.inDesk = [&](const auto& work) { world.desk.inTransaction(work); };
    options.goOn = [before = std::move(before)]() mutable {
        if (before)
            std::exchange(before, nullptr)();
        return true;
    };
    Trial trial;
    trial.report = ImportContacts(world.services)(csv, options, [&](const auto& row) {
        if (row.rule.empty() || row.rule == ImportContacts::rowChanges)
            return;
        auto& text = row.effect == ImportContacts::RowReport::Effect::error ? trial.errors : trial.warnings;
        text += (text.empty() ? "" : " ") + std::to_string(row.line) + ":" + row.column + ":" + row.rule;
    });
    return trial;
}

}  // namespace contacts::tests
