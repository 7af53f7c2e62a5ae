// Forms with files are read strictly, and no name of a file leads anywhere.
#include "host/src/http/Multipart.h"
#include "host/src/http/Rejected.h"

#include <cppunit/extensions/HelperMacros.h>

using namespace supportcentre;

class MultipartTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(MultipartTest);
    CPPUNIT_TEST(readsFieldsAndAFile);
    CPPUNIT_TEST(keepsEveryByteOfAFile);
    CPPUNIT_TEST(leavesOutAFileFieldThatWasLeftEmpty);
    CPPUNIT_TEST(refusesWhatIsTooMuch);
    CPPUNIT_TEST(refusesWhatTwoReadersMightReadInTwoWays);
    CPPUNIT_TEST(givesFilesNamesThatLeadNowhere);
    CPPUNIT_TEST_SUITE_END();

public:
    void readsFieldsAndAFile()
    {
        const auto read = parseMultipart(
            type, part("name=\"csrf\"", "abc") + part("name=\"file\"; filename=\"plan.pdf\"", "%PDF") + end);
        CPPUNIT_ASSERT_EQUAL(std::string("abc"), std::string(read.fields.text("csrf")));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, read.uploads.size());
        CPPUNIT_ASSERT_EQUAL(std::string("file"), read.uploads.front().field);
        CPPUNIT_ASSERT_EQUAL(std::string("plan.pdf"), read.uploads.front().name);
        CPPUNIT_ASSERT_EQUAL(std::string("%PDF"), read.uploads.front().content);
    }

    void keepsEveryByteOfAFile()
    {
        std::string bytes;
        for (int i = 0; i < 256; ++i)
            bytes += static_cast<char>(i);
        bytes += "\r\n--other\r\n\r\n";
        const auto read = parseMultipart(type, part("name=\"file\"; filename=\"x\"", bytes) + end);
        CPPUNIT_ASSERT(bytes == read.uploads.at(0).content);
    }

    void leavesOutAFileFieldThatWasLeftEmpty()
    {
        CPPUNIT_ASSERT(parseMultipart(type, part("name=\"file\"; filename=\"\"", "") + end).uploads.empty());
        CPPUNIT_ASSERT_EQUAL(
            std::size_t{1},
            parseMultipart(type, part("name=\"file\"; filename=\"x\"", "") + end).uploads.size());
    }

    void refusesWhatIsTooMuch()
    {
        const auto file = part("name=\"file\"; filename=\"x\"", "1");
        CPPUNIT_ASSERT_EQUAL(413, statusOf(type, file + file + end));
        CPPUNIT_ASSERT_EQUAL(413, statusOf(type, part("name=\"a\"", std::string(32769, 'x')) + end));
        std::string many;
        for (int i = 0; i < 9; ++i)
            many += part("name=\"a\"", "1");
        CPPUNIT_ASSERT_EQUAL(413, statusOf(type, many + end));
        CPPUNIT_ASSERT_EQUAL(400, statusOf(type, part("name=\"" + std::string(3000, 'n') + "\"", "1") + end));
    }

    void refusesWhatTwoReadersMightReadInTwoWays()
    {
        const auto field = part("name=\"a\"", "1");
        for (const std::string& wrongType :
             {std::string("multipart/form-data"), std::string("multipart/form-data; boundary="),
              std::string("multipart/form-data; boundary=b; boundary=b"),
              "multipart/form-data; boundary=" + std::string(71, 'b'),
              std::string("multipart/form-data; boundary=\"b b\"")})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(wrongType, 400, statusOf(wrongType, field + end));
        for (const std::string& body :
             {std::string(), std::string("x"), field, field + "--b", field + end + "more",
              "before\r\n" + field + end, part("name=\"a\"; name=\"b\"", "1") + end,
              part("filename=\"x\"", "1") + end, part("name=\"\"", "1") + end, part("name=\"a", "1") + end,
              std::string("--b\r\nContent-Type: text/plain\r\n\r\n1\r\n") + end,
              std::string("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n"
                          "Content-Disposition: form-data; name=\"b\"\r\n\r\n1\r\n") +
                  end,
              std::string("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n"
                          "Content-Transfer-Encoding: base64\r\n\r\nMQ==\r\n") +
                  end,
              part("name=\"a\"", std::string("1\0", 2)) + end, part("name=\"a\"", "\xff") + end})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(body, 400, statusOf(type, body));
    }

    void givesFilesNamesThatLeadNowhere()
    {
        const std::vector<std::pair<std::string, std::string>> names{
            {"plan.pdf", "plan.pdf"},
            {"../../etc/passwd", "passwd"},
            {"..\\..\\boot.ini", "boot.ini"},
            {"/etc/shadow", "shadow"},
            {"..", "file"},
            {"", "file"},
            {".htaccess", "htaccess"},
            {"a\r\nSet-Cookie: x", "aSet-Cookie_ x"},
            {"x\"; filename=\"y", "x_; filename=_y"},
            {"\xE2\x80\xAEgpj.exe", "gpj.exe"},
            {"<script>.html", "_script_.html"},
            {"план.pdf", "план.pdf"},
            {"\xff\xfe", "file"},
        };
        for (const auto& [sent, safe] : names)
            CPPUNIT_ASSERT_EQUAL_MESSAGE(sent, safe, safeFileName(sent));
        CPPUNIT_ASSERT_EQUAL(std::size_t{120}, safeFileName(std::string(500, 'n')).size());
    }

private:
    static inline const std::string type = "multipart/form-data; boundary=b";
    static inline const std::string end = "--b--\r\n";

    static std::string part(const std::string& disposition, const std::string& content)
    {
        return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    static int statusOf(const std::string& contentType, const std::string& body)
    {
        try
        {
            (void)parseMultipart(contentType, body);
            return 200;
        }
        catch (const Rejected& rejected)
        {
            return rejected.status();
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MultipartTest);
