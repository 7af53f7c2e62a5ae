#include "export/TemporaryFile.h"

#include "export/Sheet.h"

#include <stdlib.h>

#include <fstream>
#include <system_error>

namespace sheets {

TemporaryFile::TemporaryFile(const std::string& below, const std::string& name)
{
    auto folder = (std::filesystem::path(below) / "export.XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr)
        throw Failure("no temporary folder for an export");
    _folder = folder;
    _path = _folder / name;
}


TemporaryFile::~TemporaryFile()
{
    std::error_code ignored;
    std::filesystem::remove_all(_folder, ignored);
}


std::string TemporaryFile::content() const
{
    std::error_code missing;
    const auto size = std::filesystem::file_size(_path, missing);
    std::ifstream in(_path, std::ios::binary);
    if (missing || !in)
        throw Failure("an export left no file");
    std::string bytes(size, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(size));
    if (in.gcount() != static_cast<std::streamsize>(size))
        throw Failure("an export could not be read back");
    return bytes;
}

}  // namespace sheets
