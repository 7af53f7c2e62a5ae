// RFC 4180 both ways, and hostile files.
#include "core/text/Csv.h"

#include <cppunit/extensions/HelperMacros.h>

#include <sstream>

namespace contacts::tests {

namespace {

struct Read
{
    std::string rows;  ///< "line:a|b line:c|d"
    std::optional<CsvFlaw> flaw;
};


Read reading(const std::string& file, const CsvLimits& limits = {})
{
    Read read;
    std::istringstream in(file);
    read.flaw = readCsv(in, limits, [&](std::size_t line, std::vector<std::string>& fields) {
        read.rows += (read.rows.empty() ? "" : " ") + std::to_string(line) + ":";
        for (std::size_t i = 0; i < fields.size(); ++i)
            read.rows += (i == 0 ? "" : "|") + fields[i];
        return true;
    });
    return read;
}

}  // namespace


class CsvTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(CsvTest);
    CPPUNIT_TEST(readsTheDialect);
    CPPUNIT_TEST(namesTheFlawAndItsLine);
    CPPUNIT_TEST(stopsEarlyAtItsLimits);
    CPPUNIT_TEST(stopsWhenToldTo);
    CPPUNIT_TEST(guardsWhatASpreadsheetWouldRun);
    CPPUNIT_TEST(leavesOrdinaryTextAlone);
    CPPUNIT_TEST(restoresEveryValueItWrote);
    CPPUNIT_TEST_SUITE_END();

public:
    void readsTheDialect()
    {
        const std::pair<std::string, std::string> table[] = {
            {"", ""},
            {"a,b\r\nc,d\r\n", "1:a|b 2:c|d"},
            {"a,b\nc,d", "1:a|b 2:c|d"},
            {"a,b\rc,d", "1:a|b 2:c|d"},
            {"\xEF\xBB\xBF"
             "a,b\n",
             "1:a|b"},
            {"\"a,b\",\"c\"\"d\"\n", "1:a,b|c\"d"},
            {"\"two\r\nlines\",x\ny,z", "1:two\r\nlines|x 3:y|z"},
            {",,\n", "1:||"},
            {"a,\n", "1:a|"},
            {"\n\na\n\nb\n\n", "3:a 5:b"},
            {"\"\",x", "1:|x"},
            {"ü,李,🍣", "1:ü|李|🍣"},
        };
        for (const auto& [file, expected] : table)
        {
            const auto read = reading(file);
            CPPUNIT_ASSERT_MESSAGE(file, !read.flaw);
            CPPUNIT_ASSERT_EQUAL(expected, read.rows);
        }
    }

    void namesTheFlawAndItsLine()
    {
        const std::tuple<std::string, std::string, std::size_t> table[] = {
            {"a,b\n\"open,c\nd,e\n", "unclosed-quote", 2},
            {"a\nb\"c\n", "quote-inside", 2},
            {"\"a\"b\n", "quote-inside", 1},
            {"a\nb\nc\xFF\n", "not-utf8", 3},
            {std::string("\xFF\xFE"
                         "a\0,\0",
                         6),
             "not-utf8", 1},                                   // UTF-16
            {std::string("a\0,\0b\0\n\0", 8), "not-utf8", 1},  // UTF-16 without its mark
            {std::string("\0\0\0a", 4), "not-utf8", 1},        // UTF-32
            {"caf\xE9\n", "not-utf8", 1},                      // Latin-1
        };
        for (const auto& [file, rule, where] : table)
        {
            const auto flaw = reading(file).flaw;
            CPPUNIT_ASSERT_MESSAGE(rule, flaw.has_value());
            CPPUNIT_ASSERT_EQUAL(rule, flaw->rule);
            CPPUNIT_ASSERT_EQUAL(where, flaw->line);
        }
    }

    void stopsEarlyAtItsLimits()
    {
        const auto rule = [](const std::string& file, const CsvLimits& limits) {
            const auto flaw = reading(file, limits).flaw;
            return flaw ? flaw->rule : std::string();
        };
        CsvLimits limits;
        limits.columns = 3;
        limits.rows = 2;
        limits.field = 5;
        limits.bytes = 40;
        CPPUNIT_ASSERT_EQUAL(std::string(), rule("a,b,c\nd\n", limits));
        CPPUNIT_ASSERT_EQUAL(std::string("too-many-columns"), rule("a,b,c,d\n", limits));
        CPPUNIT_ASSERT_EQUAL(std::string("too-many-columns"), rule(std::string(1'000'000, ','), limits));
        CPPUNIT_ASSERT_EQUAL(std::string("too-many-rows"), rule("a\nb\nc\n", limits));
        CPPUNIT_ASSERT_EQUAL(std::string("too-long"), rule("abcdef\n", limits));
        CPPUNIT_ASSERT_EQUAL(std::string("too-long"), rule("\"" + std::string(1'000'000, 'x'), limits));
        CPPUNIT_ASSERT_EQUAL(std::string("too-long"), rule(std::string(50, '\n') + "a", limits));
    }

    void stopsWhenToldTo()
    {
        std::istringstream in("a\nb\nc\n");
        int rows = 0;
        CPPUNIT_ASSERT(!readCsv(in, {}, [&](std::size_t, std::vector<std::string>&) { return ++rows < 2; }));
        CPPUNIT_ASSERT_EQUAL(2, rows);
    }

    void guardsWhatASpreadsheetWouldRun()
    {
        for (const std::string text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1",
                                       "\xEF\xBC\x9D"
                                       "1",
                                       "\xEF\xBC\x8B"
                                       "1",
                                       "\xEF\xBC\x8D"
                                       "1",
                                       "\xEF\xBC\xA0"
                                       "x",
                                       "\xC2\xA0=1", "\xE3\x80\x80+1", "'=1", "\x01=1", "\tx"})
        {
            auto field = csvField(text);
            if (field.starts_with('"'))
                field = field.substr(1);
            CPPUNIT_ASSERT_MESSAGE(text, field.starts_with('\''));
        }
    }

    void leavesOrdinaryTextAlone()
    {
        for (const std::string text : {"", "Anna", "O'Brien", "'quoted'", "a=b", "1-2", "李"})
            CPPUNIT_ASSERT_EQUAL(text, csvField(text));
        CPPUNIT_ASSERT_EQUAL(std::string("\"a,b\""), csvField("a,b"));
        CPPUNIT_ASSERT_EQUAL(std::string("\"say \"\"hi\"\"\""), csvField("say \"hi\""));
        CPPUNIT_ASSERT_EQUAL(std::string("O'Brien"), fromSpreadsheet("O'Brien"));
        CPPUNIT_ASSERT_EQUAL(std::string("'tis"), fromSpreadsheet("'tis"));
    }

    void restoresEveryValueItWrote()
    {
        const std::string values[] = {"",     "=1+1", "'=1+1", "''=x",     "'",     "+33142685300",
                                      "a,b",  "\"",   "x\ny",  " spaces ", "-",     "\xEF\xBC\x9D",
                                      "'tis", "\tx",  "李",    "@",        "\r\nx", " \xC2\xA0 =1"};
        std::string file;
        for (const auto& value : values)
            file += csvField(value) + ",end\r\n";
        std::istringstream in(file);
        std::size_t at = 0;
        const auto flaw = readCsv(in, {}, [&](std::size_t, std::vector<std::string>& fields) {
            CPPUNIT_ASSERT_EQUAL(values[at++], fromSpreadsheet(fields.at(0)));
            return true;
        });
        CPPUNIT_ASSERT(!flaw);
        CPPUNIT_ASSERT_EQUAL(std::size(values), at);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CsvTest);

}  // namespace contacts::tests
