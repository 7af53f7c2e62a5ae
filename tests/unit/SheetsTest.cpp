// Files to take away, opened again by other programs: cases.md 64, 86 and 87.
#include "export/Make.h"
#include "export/Widths.h"
#include "hooks/export/RunningExports.h"
#include "tests/support/HostChild.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using tests::TemporaryFolder;

const std::vector<std::string> hostile{"=1+1",
                                       "+1",
                                       "-1",
                                       "@SUM(A1)",
                                       "\t=1",
                                       "http://evil.example/",
                                       "<img src=file:///etc/passwd>",
                                       "</t></is></c><c t=\"str\"><f>1+1</f>",
                                       "Zoë 李 🍣",
                                       "&amp;"};


sheets::Sheet sheetOf(std::size_t rows)
{
    sheets::Sheet sheet;
    sheet.title = "Contacts of <b>Acme</b> & Söhne";
    sheet.name = "Con/tacts: [all] of a customer with a long name";
    sheet.customer = "Acme";
    sheet.author = "Maria";
    sheet.product = "SupportCentre";
    sheet.facts = {"Shown: <i>all</i>"};
    sheet.columns = {{"Name", {}}, {"Text", {}}, {"Technical", sheets::Column::Look::tick}};
    sheet.cells = sheets::Cells(3);
    sheet.pageWords = [](std::size_t page, std::size_t pages) {
        return "Page " + std::to_string(page) + " of " + std::to_string(pages);
    };
    for (std::size_t row = 0; row < rows; ++row)
    {
        sheet.cells.add("Row " + std::to_string(row));
        sheet.cells.add(hostile[row % hostile.size()]);
        sheet.cells.add(row % 2 == 0 ? "yes" : "");
    }
    return sheet;
}


bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}


/// What `command` says of the file.
std::string about(const std::string& bytes, const std::vector<std::string>& command)
{
    const TemporaryFolder folder("sheets");
    const auto file = folder.path() / "file";
    const auto said = folder.path() / "said";
    tests::writeFile(file, bytes);
    auto whole = command;
    for (auto& word : whole)
        if (word == "FILE")
            word = file.string();
    CPPUNIT_ASSERT_EQUAL(0, tests::runToEnd({whole, {}, {}, said}));
    return tests::readFile(said);
}


std::string partOf(const std::string& workbook, const std::string& name)
{
    return about(
        workbook,
        {"/usr/bin/python3", "-c",
         "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))",
         "FILE", name});
}


class SheetsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SheetsTest);
    CPPUNIT_TEST(keepsCellsInTheirPlaces);
    CPPUNIT_TEST(writesAWorkbookOfTypedTexts);
    CPPUNIT_TEST(freezesAndFiltersTheHead);
    CPPUNIT_TEST(writesPagesThatSayWhatTheyAre);
    CPPUNIT_TEST(breaksNoWordWhileOthersHaveRoom);
    CPPUNIT_TEST(putsNothingIntoAnAddressThatNeedsTwoLines);
    CPPUNIT_TEST(sharesRoomByNeed);
    CPPUNIT_TEST(writesAnEmptyListToo);
    CPPUNIT_TEST(leavesNothingBehind);
    CPPUNIT_TEST(saysWhenThereIsNoPlace);
    CPPUNIT_TEST(tellsHowFarItIs);
    CPPUNIT_TEST(everyoneSeesHowFarHisOwnFileIs);
    CPPUNIT_TEST(countsWideLettersTwice);
    CPPUNIT_TEST(givesEveryCustomerHisTurns);
    CPPUNIT_TEST_SUITE_END();

public:
    void keepsCellsInTheirPlaces()
    {
        const auto sheet = sheetOf(3);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), sheet.cells.rows());
        CPPUNIT_ASSERT_EQUAL(std::string("Row 0"), std::string(sheet.cells.at(0, 0)));
        CPPUNIT_ASSERT_EQUAL(std::string(""), std::string(sheet.cells.at(1, 2)));
        CPPUNIT_ASSERT_EQUAL(std::string("-1"), std::string(sheet.cells.at(2, 1)));
    }

    void writesAWorkbookOfTypedTexts()
    {
        const auto page = partOf(write(sheets::Format::xlsx, 20), "xl/worksheets/sheet1.xml");
        CPPUNIT_ASSERT(!has(page, "<f>") && !has(page, "<hyperlink"));
        for (const std::string text : {"=1+1", "@SUM(A1)", "Zoë 李 🍣", "&amp;amp;", "http://evil.example/"})
            CPPUNIT_ASSERT_MESSAGE(text, has(page, text + "</t></is></c>"));
        CPPUNIT_ASSERT(has(page, "<c r=\"B2\" t=\"inlineStr\"><is><t>=1+1</t></is></c>"));
        CPPUNIT_ASSERT(has(page, "&lt;/t&gt;&lt;/is&gt;"));
        CPPUNIT_ASSERT(has(page, "<c r=\"A21\"") && !has(page, "<c r=\"A22\""));
    }

    void freezesAndFiltersTheHead()
    {
        const auto workbook = write(sheets::Format::xlsx, 5);
        const auto page = partOf(workbook, "xl/worksheets/sheet1.xml");
        CPPUNIT_ASSERT(has(page, "state=\"frozen\"") && has(page, "ySplit=\"1\""));
        CPPUNIT_ASSERT(has(page, "<autoFilter ref=\"A1:C6\""));
        CPPUNIT_ASSERT(has(page, "customWidth=\"1\""));
        CPPUNIT_ASSERT(
            has(partOf(workbook, "docProps/core.xml"), "Contacts of &lt;b&gt;Acme&lt;/b&gt; &amp; Söhne"));
        CPPUNIT_ASSERT(has(partOf(workbook, "xl/workbook.xml"), "name=\"Con tacts   all  of a customer \""));
    }

    void writesPagesThatSayWhatTheyAre()
    {
        const auto text =
            about(write(sheets::Format::pdf, 120), {"/usr/bin/pdftotext", "-layout", "FILE", "-"});
        std::size_t heads = 0;
        for (auto at = text.find("Name"); at != text.npos; at = text.find("Name", at + 1))
            ++heads;
        const auto pages = std::to_string(heads);
        CPPUNIT_ASSERT(heads > 2);
        for (const std::string& each :
             std::vector<std::string>{"Contacts of <b>Acme</b> & Söhne", "Shown: <i>all</i>",
                                      "Page 1 of " + pages, "Page " + pages + " of " + pages, "Row 0",
                                      "Row 119", "=1+1", "<img src=file:///etc/passwd>", "Zoë"})
            CPPUNIT_ASSERT_MESSAGE(each + "\n" + text.substr(0, 2000), has(text, each));
    }

    void breaksNoWordWhileOthersHaveRoom()
    {
        auto sheet = sheetOf(0);
        sheet.columns = {
            {"Name", {}},       {"Prénom", {}},   {"E-mail", {}}, {"Téléphone", {}},
            {"Department", {}}, {"Comments", {}}, {"Langue", {}}, {"Technical", sheets::Column::Look::tick}};
        sheet.cells = sheets::Cells(8);
        for (int row = 0; row < 30; ++row)
            for (const std::string cell :
                 {"Jaidee", "Somchai", "somchai.jaidee@acme.example", "+66 2 123 4567",
                  "North Sea Operations and Supply",
                  "Speaks of many things, of ships and shoes and sealing wax", "Français", "yes"})
                sheet.cells.add(cell);
        const TemporaryFolder folder("sheets");
        const auto bytes = sheets::makeWriter(folder.path().string())->write(sheets::Format::pdf, sheet, {});
        const auto text = about(bytes, {"/usr/bin/pdftotext", "-layout", "FILE", "-"});
        for (const std::string whole : {"Prénom", "Téléphone", "somchai.jaidee@acme.example", "Department"})
            CPPUNIT_ASSERT_MESSAGE(whole + "\n" + text, has(text, whole));
    }

    void putsNothingIntoAnAddressThatNeedsTwoLines()
    {
        auto sheet = sheetOf(0);
        sheet.columns.assign(9, {"E-mail", {}});
        sheet.cells = sheets::Cells(9);
        for (int cell = 0; cell < 9; ++cell)
            sheet.cells.add("somchai.jaidee.of.the.north@acme.example");
        const TemporaryFolder folder("sheets");
        const auto bytes = sheets::makeWriter(folder.path().string())->write(sheets::Format::pdf, sheet, {});
        const auto text = about(bytes, {"/usr/bin/pdftotext", "FILE", "-"});
        auto rest = text;
        for (auto at = rest.find("E-mail"); at != rest.npos; at = rest.find("E-mail"))
            rest.erase(at, 6);
        CPPUNIT_ASSERT_MESSAGE(text, !has(rest, "-") && !has(rest, "\u2010"));
    }

    void sharesRoomByNeed()
    {
        using Widths = std::vector<double>;
        CPPUNIT_ASSERT((sheets::shared(100, {20, 30}, {10, 10}) == Widths{40, 60}));
        CPPUNIT_ASSERT((sheets::shared(100, {40, 160}, {40, 20}) == Widths{40, 60}));
        CPPUNIT_ASSERT((sheets::shared(50, {100, 100}, {40, 60}) == Widths{20, 30}));
        CPPUNIT_ASSERT(sheets::shared(50, {}, {}).empty());
    }

    void writesAnEmptyListToo()
    {
        CPPUNIT_ASSERT(has(partOf(write(sheets::Format::xlsx, 0), "xl/worksheets/sheet1.xml"), "Technical"));
        CPPUNIT_ASSERT(
            has(about(write(sheets::Format::pdf, 0), {"/usr/bin/pdftotext", "FILE", "-"}), "Page 1 of 1"));
    }

    void leavesNothingBehind()
    {
        const TemporaryFolder folder("sheets");
        const auto writer = sheets::makeWriter(folder.path().string());
        (void)writer->write(sheets::Format::xlsx, sheetOf(10), {});
        (void)writer->write(sheets::Format::pdf, sheetOf(10), {});
        CPPUNIT_ASSERT(std::filesystem::is_empty(folder.path()));
    }

    void saysWhenThereIsNoPlace()
    {
        const auto writer = sheets::makeWriter("/nowhere/at/all");
        CPPUNIT_ASSERT_THROW((void)writer->write(sheets::Format::xlsx, sheetOf(1), {}), sheets::Failure);
        CPPUNIT_ASSERT_THROW((void)writer->write(sheets::Format::pdf, sheetOf(1), {}), sheets::Failure);
    }

    void tellsHowFarItIs()
    {
        const auto writer = sheets::makeWriter(std::filesystem::temp_directory_path().string());
        for (const auto format : {sheets::Format::xlsx, sheets::Format::pdf})
        {
            std::vector<unsigned> told;
            (void)writer->write(format, sheetOf(250), [&](unsigned percent) { told.push_back(percent); });
            CPPUNIT_ASSERT_EQUAL(std::size_t(100), told.size());
            CPPUNIT_ASSERT(std::is_sorted(told.begin(), told.end()));
            CPPUNIT_ASSERT_EQUAL(100U, told.back());
        }
    }

    void everyoneSeesHowFarHisOwnFileIs()
    {
        using contacts::AccountId;
        using contacts::CustomerId;
        contacts::RunningExports running;
        auto marias = running.begin(CustomerId{1}, AccountId{7});
        const auto pauls = running.begin(CustomerId{1}, AccountId{8});
        marias->tell(40);
        CPPUNIT_ASSERT_EQUAL(40U, running.percentOf(CustomerId{1}, AccountId{7}).value());
        CPPUNIT_ASSERT_EQUAL(0U, running.percentOf(CustomerId{1}, AccountId{8}).value());
        CPPUNIT_ASSERT(!running.percentOf(CustomerId{2}, AccountId{7}));
        marias.reset();
        CPPUNIT_ASSERT(!running.percentOf(CustomerId{1}, AccountId{7}));
    }

    void countsWideLettersTwice()
    {
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), sheets::widthOf("Zoë"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(4), sheets::widthOf("李明"));
    }

    void givesEveryCustomerHisTurns()
    {
        using contacts::CustomerId;
        const contacts::AccountId maria{7};
        contacts::RunningExports running;
        {
            const auto one = running.begin(CustomerId{1}, maria);
            const auto two = running.begin(CustomerId{1}, maria);
            CPPUNIT_ASSERT(one && two && !running.begin(CustomerId{1}, maria));
            const auto other = running.begin(CustomerId{2}, maria);
            CPPUNIT_ASSERT(other);
        }
        std::vector<contacts::RunningExports::Turn> turns;
        for (std::uint64_t customer = 1; customer <= contacts::RunningExports::inAll; ++customer)
            turns.push_back(std::move(*running.begin(CustomerId{customer}, maria)));
        CPPUNIT_ASSERT(!running.begin(CustomerId{99}, maria));
        turns.pop_back();
        CPPUNIT_ASSERT(running.begin(CustomerId{99}, maria));
    }

private:
    static std::string write(sheets::Format format, std::size_t rows)
    {
        return sheets::makeWriter(std::filesystem::temp_directory_path().string())
            ->write(format, sheetOf(rows), {});
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SheetsTest);

}  // namespace
