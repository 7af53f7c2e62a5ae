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

}  // namespace contacts
