#pragma once

#include "hooks/export/ContactSheet.h"
#include "hooks/export/RunningExports.h"

#include <helpdesk/Page.h>

namespace contacts {

enum class FileKind { csv, xlsx, pdf };

[[nodiscard]] std::string_view wordOf(FileKind kind);

/// What every page that hands out a list as a file stands on.
struct FileGround
{
    const Ground& ground;
    const sheets::Writer& writer;
    RunningExports& running;
};

/// The file as an answer; nothing while too many are being made.
[[nodiscard]] std::optional<helpdesk::Response> contactsFile(const FileGround& on, FileKind kind,
                                                             const SheetWish& wish);

/// How long the browser should wait before it asks again.
[[nodiscard]] std::pair<std::string, std::string> retryLater();

/// What a page answers then.
[[nodiscard]] helpdesk::Response tooManyFiles();

/// The header that names a file (RFC 6266): `plain` for everybody, `title` for those who can read it.
[[nodiscard]] std::pair<std::string, std::string>
attachment(const std::string& plain, const std::string& title, const std::string& ending);

}  // namespace contacts
