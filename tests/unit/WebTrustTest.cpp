// The authorities that we trust are read once, and again when their file is another one.
#include "ticket-adapter/request-tracker/WebTrust.h"
#include "tests/support/HostChild.h"

#include <Poco/Exception.h>
#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class WebTrustTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(WebTrustTest);
    CPPUNIT_TEST(readsOnceAndAgainWhenTheFileIsAnother);
    CPPUNIT_TEST_SUITE_END();

public:
    void readsOnceAndAgainWhenTheFileIsAnother()
    {
        const ::tests::TemporaryFolder folder("web-trust");
        const auto file = folder.path() / "ca.pem";
        CPPUNIT_ASSERT_EQUAL(0,
                             ::tests::runToEnd({{"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                                                 "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                                                 "-subj", "/CN=Test authority", "-keyout",
                                                 (folder.path() / "ca.key").string(), "-out", file.string()},
                                                {},
                                                {},
                                                (folder.path() / "log").string()}));
        WebTrust trust;
        const auto first = trust.in(file.string());
        CPPUNIT_ASSERT(trust.in(file.string()).get() == first.get());
        CPPUNIT_ASSERT(trust.in("").get() != first.get());

        const auto again = trust.in(file.string());
        std::filesystem::last_write_time(file,
                                         std::filesystem::last_write_time(file) + std::chrono::seconds(2));
        const auto replaced = trust.in(file.string());
        CPPUNIT_ASSERT(replaced.get() != again.get());
        trust.forget();
        CPPUNIT_ASSERT(trust.in(file.string()).get() != replaced.get());

        std::filesystem::remove(file);
        CPPUNIT_ASSERT_THROW((void)trust.in(file.string()), Poco::Exception);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(WebTrustTest);

}  // namespace contacts::tests
