#pragma once

#include <filesystem>
#include <string>

namespace sheets {

/// A file in a folder of its own that nobody else may read; both go with the object.
class TemporaryFile
{
public:
    /// Throws Failure.
    TemporaryFile(const std::string& below, const std::string& name);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    [[nodiscard]] std::string path() const { return _path.string(); }
    [[nodiscard]] std::string folder() const { return _folder.string(); }

    /// Everything that was written. Throws Failure.
    [[nodiscard]] std::string content() const;

private:
    std::filesystem::path _folder;
    std::filesystem::path _path;
};

}  // namespace sheets
