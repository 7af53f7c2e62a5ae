#include "export/Make.h"

#include "export/Paper.h"
#include "export/Workbook.h"

namespace sheets {

namespace {

class FileWriter final : public Writer
{
public:
    explicit FileWriter(std::string temporary) : _temporary(std::move(temporary)) {}

    std::string write(Format format, const Sheet& sheet, const Progress& progress) const override
    {
        return format == Format::xlsx ? workbook(sheet, _temporary, progress)
                                      : paper(sheet, _temporary, progress);
    }

private:
    std::string _temporary;
};

}  // namespace


std::unique_ptr<Writer> makeWriter(std::string temporary)
{
    return std::make_unique<FileWriter>(std::move(temporary));
}

}  // namespace sheets
