// What lies concealed is nothing to whoever reads the database, and nothing to whoever changes it; and nobody
// guesses a link from another one.
#include "plugin/SecretBox.h"

#include "core/account/Tokens.h"

#include <cppunit/extensions/HelperMacros.h>

#include <map>
#include <set>
#include <utility>

namespace contacts::tests {

class SecretBoxTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SecretBoxTest);
    CPPUNIT_TEST(revealsWhatItConcealed);
    CPPUNIT_TEST(concealsTheSameTwiceDifferently);
    CPPUNIT_TEST(revealsNothingUnderAnotherKeyOrPurpose);
    CPPUNIT_TEST(revealsNothingThatWasChanged);
    CPPUNIT_TEST(linksNeverRepeatAndTellNoTime);
    CPPUNIT_TEST_SUITE_END();

    SecretBox box{std::string(32, 'k')};

public:
    void revealsWhatItConcealed()
    {
        for (const std::string text :
             {"quiet harbour lamp", "", "  # blanks: \xc3\xbc\xf0\x9f\x8d\xa3 ", "exactly 16 bytes",
              "more than one block of sixteen bytes, and not a multiple"})
        {
            const auto concealed = box.conceal(text, "purpose");
            CPPUNIT_ASSERT(text.empty() || concealed.find(text) == std::string::npos);
            CPPUNIT_ASSERT(box.reveal(concealed, "purpose") == std::optional(text));
        }
    }

    void concealsTheSameTwiceDifferently()
    {
        CPPUNIT_ASSERT(box.conceal("quiet harbour lamp", "purpose") !=
                       box.conceal("quiet harbour lamp", "purpose"));
    }

    void revealsNothingUnderAnotherKeyOrPurpose()
    {
        const auto concealed = box.conceal("quiet harbour lamp", "purpose");
        CPPUNIT_ASSERT(!box.reveal(concealed, "purpose 2"));
        CPPUNIT_ASSERT(!SecretBox(std::string(32, 'l')).reveal(concealed, "purpose"));
    }

    void revealsNothingThatWasChanged()
    {
        const auto concealed = box.conceal("quiet harbour lamp", "purpose");
        for (std::size_t i = 0; i < concealed.size(); ++i)
        {
            auto changed = concealed;
            changed[i] = changed[i] == '0' ? '1' : '0';
            CPPUNIT_ASSERT_MESSAGE(std::to_string(i), !box.reveal(changed, "purpose"));
        }
        for (const std::string broken :
             {"", "00", "no hexadecimal", "0123456789abcdef0123456789abcdef01234567"})
            CPPUNIT_ASSERT(!box.reveal(broken, "purpose"));
        CPPUNIT_ASSERT(!box.reveal(concealed.substr(0, concealed.size() - 2), "purpose"));
        CPPUNIT_ASSERT(!box.reveal(concealed + "00", "purpose"));
    }

    /// Ten thousand for the same person, a second apart (case 37). The bounds lie seven deviations away.
    void linksNeverRepeatAndTellNoTime()
    {
        constexpr int many = 10'000;
        constexpr std::size_t whole = 42;  // Characters of six bits; the last one holds four.
        std::set<std::string> links;
        std::set<std::string> nonces;
        std::map<std::pair<std::size_t, char>, int> seen;
        std::string before;
        int ascents = 0;
        for (int i = 0; i < many; ++i)
        {
            const auto token = freshToken(TokenPurpose::activation, ContactId{1}, CustomerId{1},
                                          "tom.reed@acme.example", Time{std::chrono::seconds(i)}, box);
            const auto link = rawToken(token, box);
            CPPUNIT_ASSERT_EQUAL(whole + 1, link.size());
            for (std::size_t place = 0; place < whole; ++place)
                ++seen[{place, link[place]}];
            ascents += before < link ? 1 : 0;
            before = link;
            links.insert(link);
            nonces.insert(token.nonce);
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t(many), links.size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(many), nonces.size());
        CPPUNIT_ASSERT_EQUAL(whole * 64, seen.size());
        for (const auto& [where, count] : seen)
            CPPUNIT_ASSERT_MESSAGE(std::to_string(where.first) + where.second + std::to_string(count),
                                   count > 70 && count < 245);
        CPPUNIT_ASSERT_MESSAGE(std::to_string(ascents), ascents > 4650 && ascents < 5350);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SecretBoxTest);

}  // namespace contacts::tests
