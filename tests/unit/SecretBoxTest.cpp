// What lies concealed is nothing to whoever reads the database, and nothing to whoever changes it.
#include "plugin/SecretBox.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class SecretBoxTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SecretBoxTest);
    CPPUNIT_TEST(revealsWhatItConcealed);
    CPPUNIT_TEST(concealsTheSameTwiceDifferently);
    CPPUNIT_TEST(revealsNothingUnderAnotherKeyOrPurpose);
    CPPUNIT_TEST(revealsNothingThatWasChanged);
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(SecretBoxTest);

}  // namespace contacts::tests
