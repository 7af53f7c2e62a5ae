#include "core/text/Text.h"
#include "core/text/SearchWords.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <thread>
#include <vector>

namespace contacts::tests {

class TextTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(TextTest);
    CPPUNIT_TEST(knowsValidUtf8);
    CPPUNIT_TEST(foldsALineAndKeepsItsLetters);
    CPPUNIT_TEST(refusesLinesWithHiddenCharacters);
    CPPUNIT_TEST(keepsLineEndsOfLongerTexts);
    CPPUNIT_TEST(countsCharactersAsPeopleDo);
    CPPUNIT_TEST(tellsReadableTextFromInvisibleText);
    CPPUNIT_TEST(spellsPhoneNumbersInternationally);
    CPPUNIT_TEST(takesNoLettersForDigits);
    CPPUNIT_TEST(refusesWhatIsNoPhoneNumber);
    CPPUNIT_TEST(showsPhoneNumbersWithSpaces);
    CPPUNIT_TEST(findsWordsHoweverTheyWereWritten);
    CPPUNIT_TEST(sortsNamesAsPeopleDo);
    CPPUNIT_TEST(sortsTheSameFromEveryThread);
    CPPUNIT_TEST_SUITE_END();

public:
    void knowsValidUtf8()
    {
        for (const std::string text : {"", "plain", "ü", "李", "🍣"})
            CPPUNIT_ASSERT_MESSAGE(text, validUtf8(text));
        for (const std::string text :
             {"\xFF", "\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
              "\xFF\xFE"
              "a",
              "a\x80"})
            CPPUNIT_ASSERT(!validUtf8(text));
    }

    void foldsALineAndKeepsItsLetters()
    {
        const std::pair<std::string, std::string> table[] = {
            {"", ""},
            {"   ", ""},
            {"  Anna \xC2\xA0 Maria  ", "Anna Maria"},
            {"Ame\xCC\x81lie", "Am\xC3\xA9lie"},
            {"\xE3\x80\x80\xE6\x9D\x8E\xE3\x80\x80", "\xE6\x9D\x8E"},
            {"👩🏽‍🔬", "👩🏽‍🔬"},
            {"O’Brien \xD9\x85\xD8\xAD\xD9\x85\xD8\xAF", "O’Brien \xD9\x85\xD8\xAD\xD9\x85\xD8\xAF"},
        };
        for (const auto& [typed, expected] : table)
        {
            CPPUNIT_ASSERT_MESSAGE(typed, oneLine(typed).has_value());
            CPPUNIT_ASSERT_EQUAL(expected, *oneLine(typed));
        }
    }

    void refusesLinesWithHiddenCharacters()
    {
        const std::string table[] = {"a\nb",
                                     "a\r\nb",
                                     "a\n",
                                     "\ta",
                                     "a\x1B[31mb",
                                     "a\x7F",
                                     "a\xC2\x85"
                                     "b",
                                     "a\xE2\x80\xA8"
                                     "b",
                                     "a\xE2\x80\xA9",
                                     "\xE2\x80\xAE"
                                     "a",
                                     "a\xE2\x81\xA6",
                                     "a\xEF\xBF\xBE",
                                     "a\xEF\xBF\xBF",
                                     "\xFF",
                                     std::string("a\0b", 3)};
        for (const auto& typed : table)
            CPPUNIT_ASSERT_MESSAGE(typed, !oneLine(typed));
    }

    void keepsLineEndsOfLongerTexts()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("a\nb\n\n  c"), manyLines("a\r\nb\r\r  c \n ").value());
        CPPUNIT_ASSERT_EQUAL(std::string("a\tb"), manyLines("a\tb").value());
        CPPUNIT_ASSERT(!manyLines("a\ab"));
        CPPUNIT_ASSERT(!manyLines("a\xE2\x80\xAE"
                                  "b"));
        CPPUNIT_ASSERT(!manyLines("\xFF"));
    }

    void countsCharactersAsPeopleDo()
    {
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), characters(""));
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), characters("abc"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), characters("e\xCC\x81"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), characters("👩‍👩‍👧‍👦"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), codePoints("e\xCC\x81"));
    }

    void tellsReadableTextFromInvisibleText()
    {
        CPPUNIT_ASSERT(readable("a") && readable(" ❤ "));
        for (const auto* text : {"", " ", "\xC2\xA0", "\xE2\x80\x8B", "\xC2\xAD\xEF\xBB\xBF", "\n\t"})
            CPPUNIT_ASSERT(!readable(text));
    }

    void spellsPhoneNumbersInternationally()
    {
        const std::tuple<std::string, std::string, std::string> table[] = {
            {"+33 1 42 68 53 00", "US", "+33142685300"},
            {"01 42 68 53 00", "FR", "+33142685300"},
            {"(202) 224-4843", "US", "+12022244843"},
            {"+1 202-224-4843 ext. 12", "US", "+12022244843;ext=12"},
            {"+12022244843;ext=12", "US", "+12022244843;ext=12"},
            {"+1 202-224-4843 x12", "US", "+12022244843;ext=12"},
            {"030 123456", "DE", "+4930123456"},
            {"", "US", ""},
            {"   ", "US", ""},
        };
        for (const auto& [typed, region, expected] : table)
        {
            const auto phone = canonicalPhone(typed, region);
            CPPUNIT_ASSERT_MESSAGE(typed, phone.has_value());
            CPPUNIT_ASSERT_EQUAL(expected, *phone);
        }
        CPPUNIT_ASSERT_EQUAL(std::string("+33142685300"),
                             canonicalPhone("01 42 68 53 00", phoneRegion("fr")).value());
    }

    void takesNoLettersForDigits()
    {
        for (const auto* typed : {"+49 30 abc", "+49 30 123 abc", "+1 800 FLOWERS", "+1 800 FLOWERS ext. 12",
                                  "+33 1 42 68 53 ab ext. 12", "+1 202-224-484a"})
            CPPUNIT_ASSERT_MESSAGE(typed, !canonicalPhone(typed, "US"));
        CPPUNIT_ASSERT(!canonicalPhone("030 abc", "DE"));
    }

    void refusesWhatIsNoPhoneNumber()
    {
        for (const auto* typed : {"call +33 1 42 68 53 00", "12", "abc", "+", "+999 1234567",
                                  "<b>+33142685300", "+33 1\n42", "+33142685300123456789"})
            CPPUNIT_ASSERT_MESSAGE(typed, !canonicalPhone(typed, "US"));
        CPPUNIT_ASSERT(!canonicalPhone("01 42 68 53 00", "nowhere"));
        // Possible within one area only: with a country code before it, it is nobody's number.
        for (const auto& [typed, region] :
             {std::pair("12", "DE"), std::pair("123", "DE"), std::pair("224-4843", "US"),
              std::pair("+49 12", ""), std::pair("+1 224-4843", "")})
            CPPUNIT_ASSERT_MESSAGE(typed, !canonicalPhone(typed, region));
    }

    void showsPhoneNumbersWithSpaces()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("+33 1 42 68 53 00"), readablePhone("+33142685300"));
        CPPUNIT_ASSERT_EQUAL(std::string("+1 202-224-4843 ext. 12"), readablePhone("+12022244843;ext=12"));
        CPPUNIT_ASSERT_EQUAL(std::string("call me"), readablePhone("call me"));
        CPPUNIT_ASSERT_EQUAL(std::string(), readablePhone(""));
    }

    void findsWordsHoweverTheyWereWritten()
    {
        for (const auto* typed : {"Acme™", "ACMETM", "acmetm", "Ａｃｍｅ™"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(typed, std::string(" acmetm"), searchText(std::string_view(typed)));
        for (const auto* typed : {"Straße", "STRASSE", "strasse"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(typed, std::string("strasse"), searchWords(typed).at(0));
        CPPUNIT_ASSERT_EQUAL(std::string("amelie"), searchWords("AMÉLIE").at(0));
        CPPUNIT_ASSERT_EQUAL(std::string("tel"), searchWords("℡").at(0));
        const std::pair<const char*, const char*> table[] = {
            {"Øverland", "overland"}, {"ŁUKASZ", "lukasz"}, {"Đorđević", "dordevic"}, {"Sæther", "saether"},
            {"Œuvre", "oeuvre"},      {"Yılmaz", "yilmaz"}, {"Þór", "thor"},          {"Özdemir", "ozdemir"}};
        for (const auto& [written, typed] : table)
        {
            CPPUNIT_ASSERT_EQUAL(std::string(typed), searchWords(written).at(0));
            CPPUNIT_ASSERT_EQUAL(" " + std::string(typed), searchText(std::string_view(written)));
        }
    }

    void sortsNamesAsPeopleDo()
    {
        const std::vector<std::pair<std::string, std::string>> names{
            {"", "Zoe"},          {"Adam", "Bo"},    {"adam", "Zed"},    {"Çelik", "Cem"},
            {"Dupont", "Amélie"}, {"Dupont", "Zoé"}, {"Dupontel", "Al"}, {"李", "明"}};
        for (std::size_t i = 1; i < names.size(); ++i)
        {
            const auto before = sortKey(names[i - 1].first, names[i - 1].second);
            const auto after = sortKey(names[i].first, names[i].second);
            CPPUNIT_ASSERT_MESSAGE(names[i - 1].first + " < " + names[i].first, before < after);
            CPPUNIT_ASSERT(after.find('\0') == std::string::npos && after.size() <= 200);
        }
        CPPUNIT_ASSERT(sortKey(std::string(5000, 'x'), "y").size() <= 200);
    }

    void sortsTheSameFromEveryThread()
    {
        const auto expected = sortKey("Ångström", "Anders");
        std::vector<int> wrong(4, 0);
        {
            std::vector<std::jthread> threads;
            for (auto& count : wrong)
                threads.emplace_back([&] {
                    for (int i = 0; i < 500; ++i)
                        count += sortKey("Ångström", "Anders") == expected ? 0 : 1;
                });
        }
        CPPUNIT_ASSERT(std::all_of(wrong.begin(), wrong.end(), [](int count) { return count == 0; }));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TextTest);

}  // namespace contacts::tests
