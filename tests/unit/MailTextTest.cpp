// Addresses, headers and messages against everything that people and attackers have put into names and
// subjects.
#include "mail/Address.h"
#include "mail/CleanText.h"
#include "mail/Encoding.h"
#include "mail/Header.h"
#include "mail/Message.h"
#include "tests/support/HostChild.h"

#include <cppunit/extensions/HelperMacros.h>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <unistd.h>

using namespace contacts;

namespace {

const std::vector<std::string> evilTexts{"Eve\r\nBcc: victim@example.com",
                                         "Eve\nX-Injected: 1",
                                         "Eve\r.\r\nMAIL FROM:<x@x>",
                                         std::string("nul\0byte", 8),
                                         "line\xE2\x80\xA8separator\xE2\x80\xA9paragraph",
                                         "next\xC2\x85line",
                                         "over\xE2\x80\xAEride",
                                         "=?utf-8?q?Eve=0D=0ABcc:_victim@example.com?=",
                                         "\"Quoted\" \\ <angle@example.com>, other@example.com;",
                                         "O\"Brien, \\Pat <x@y>; (c)",
                                         std::string(300, 'a'),
                                         "Renée " + std::string(300, 'x'),
                                         "word word word word word word word word word word word word word "
                                         "word word word word word word word word",
                                         "😀👩‍👩‍👧‍👦 family",
                                         "محمد الفاسي",
                                         "Łukasz Wójcik\tTab",
                                         "broken \xff\xfe utf-8",
                                         " lead and trail ",
                                         ".",
                                         ""};


Address must(const std::string& address, const std::string& name = {})
{
    const auto made = Address::from(address, name);
    CPPUNIT_ASSERT_MESSAGE(address, made.has_value());
    return *made;
}


MessageParts parts(const std::string& name, const std::string& subject, const std::string& text)
{
    using namespace std::chrono;
    return {must("helpdesk@support.example", name),
            must("maria.keller@acme.example", name),
            subject,
            text,
            "<p>" + text + "</p>",
            "en",
            Time(sys_days(2026y / 11 / 21) + 22h + 22min + 44s),
            "0123456789abcdef0123456789abcdef",
            "request.89abcdef0123456789abcdef01234567"};
}


/// Lines of a message; fails unless all of them end in CRLF.
std::vector<std::string> wireLines(const std::string& bytes)
{
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at < bytes.size())
    {
        const auto end = bytes.find('\n', at);
        CPPUNIT_ASSERT(end != std::string::npos && end > at && bytes[end - 1] == '\r');
        lines.push_back(bytes.substr(at, end - 1 - at));
        CPPUNIT_ASSERT(lines.back().find('\r') == std::string::npos);
        at = end + 1;
    }
    return lines;
}


std::vector<std::string> headerNames(const std::string& bytes)
{
    std::vector<std::string> names;
    for (const auto& line : wireLines(bytes))
    {
        if (line.empty())
            break;
        if (line.front() != ' ')
            names.push_back(line.substr(0, line.find(':')));
    }
    return names;
}


/// What Python's e-mail package, written by others, reads in each of the messages: one "name: value" a line,
/// and the decoded parts.
std::vector<std::string> readByOthers(const std::vector<std::string>& messages)
{
    const ::tests::TemporaryFolder folder("mail-text");
    std::string command = "python3 '" SOURCE_DIR "/tests/support/read_mail.py'";
    for (std::size_t i = 0; i < messages.size(); ++i)
    {
        const auto path = (folder.path() / std::to_string(i)).string();
        ::tests::writeFile(path, messages[i]);
        command += " '" + path + "'";
    }
    FILE* reader = ::popen(command.c_str(), "r");
    CPPUNIT_ASSERT(reader != nullptr);
    std::string all;
    char buffer[4096];
    while (const auto got = std::fread(buffer, 1, sizeof buffer, reader))
        all.append(buffer, got);
    CPPUNIT_ASSERT_EQUAL(0, ::pclose(reader));
    const std::string mark = "\nnext\n";
    std::vector<std::string> read;
    for (std::size_t at = 0, end = 0; (end = all.find(mark, at)) != std::string::npos; at = end + mark.size())
        read.push_back(all.substr(at, end - at + 1));
    CPPUNIT_ASSERT_EQUAL(messages.size(), read.size());
    return read;
}

}  // namespace


class MailTextTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(MailTextTest);
    CPPUNIT_TEST(takesOrdinaryAddresses);
    CPPUNIT_TEST(refusesAddressesThatWouldEndALine);
    CPPUNIT_TEST(cleansNames);
    CPPUNIT_TEST(cleansBodies);
    CPPUNIT_TEST(everyHeaderIsExactlyOneField);
    CPPUNIT_TEST(refusesTokensThatAreNone);
    CPPUNIT_TEST(everyMessageHasExactlyItsHeaders);
    CPPUNIT_TEST(othersReadWhatWeWrote);
    CPPUNIT_TEST(keepsLinesShortAndDotsAway);
    CPPUNIT_TEST(quotedPrintableSurvivesEveryByte);
    CPPUNIT_TEST(theSameMailHasTheSameBytes);
    CPPUNIT_TEST_SUITE_END();

public:
    void takesOrdinaryAddresses()
    {
        for (const std::string good : {"a@b", "maria.keller@acme.example",
                                       "o'brien+tag@xn--bcher-kva.example", "a_b-c=d@sub.domain.example"})
            CPPUNIT_ASSERT_EQUAL(good, must(good).address());
        CPPUNIT_ASSERT_EQUAL(std::string("acme.example"), std::string(must("maria@acme.example").domain()));
    }

    void refusesAddressesThatWouldEndALine()
    {
        for (const std::string bad : {"",
                                      "a",
                                      "@b",
                                      "a@",
                                      "a@x>\r\nRCPT TO:<victim@evil",
                                      "a b@c",
                                      "a@b c",
                                      "<a@b>",
                                      "a@b\r\n",
                                      "a@b\n",
                                      "a..b@c",
                                      ".a@b",
                                      "a.@b",
                                      "a@b..c",
                                      "a@.b",
                                      "\"a b\"@c",
                                      "a@[127.0.0.1]",
                                      "a,b@c",
                                      "a@b,c@d",
                                      "a@b@c",
                                      "ä\xC2\x85@b",
                                      "ä\xE2\x80\xAE@b",
                                      "\xFF@b",
                                      "a@bä",
                                      "a@b\xC2\x85",
                                      "a;b@c",
                                      "a@b>",
                                      "a(c)@b"})
            CPPUNIT_ASSERT_MESSAGE(bad, !Address::from(bad));
        CPPUNIT_ASSERT(!Address::from(std::string("a\0@b", 4)));
        CPPUNIT_ASSERT(!Address::from(std::string(65, 'a') + "@b"));
        CPPUNIT_ASSERT(!Address::from("a@" + std::string(260, 'b')));
        CPPUNIT_ASSERT(Address::from("a@b")->ascii() && !Address::from("ä@b")->ascii());
    }

    void cleansNames()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("Eve Bcc: victim@example.com"), must("a@b", evilTexts[0]).name());
        CPPUNIT_ASSERT_EQUAL(std::string("nul byte"), cleanLine(evilTexts[3]));
        CPPUNIT_ASSERT_EQUAL(std::string("line separator paragraph"), cleanLine(evilTexts[4]));
        CPPUNIT_ASSERT_EQUAL(std::string("next line"), cleanLine(evilTexts[5]));
        CPPUNIT_ASSERT_EQUAL(std::string("over ride"), cleanLine(evilTexts[6]));
        CPPUNIT_ASSERT_EQUAL(std::string("broken ?? utf-8"), cleanLine("broken \xff\xfe utf-8"));
        CPPUNIT_ASSERT_EQUAL(std::string("lead and trail"), cleanLine(" lead and trail "));
        CPPUNIT_ASSERT_EQUAL(std::string("محمد الفاسي"), cleanLine("محمد الفاسي"));
    }

    void cleansBodies()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("a\nb\nc\n\nd\te"), cleanLines("a\r\nb\rc\n\nd\te"));
        CPPUNIT_ASSERT_EQUAL(std::string("ab"), cleanLines(std::string("a\0b", 3)));
        CPPUNIT_ASSERT_EQUAL(std::string("a\n"), cleanLines("a\r"));
    }

    void everyHeaderIsExactlyOneField()
    {
        for (const auto& evil : evilTexts)
            for (const auto& header :
                 {Header::text("Subject", evil), Header::mailbox("To", must("a@b.example", evil))})
            {
                const auto lines = wireLines(header.line());
                CPPUNIT_ASSERT(!lines.empty());
                for (std::size_t i = 0; i < lines.size(); ++i)
                {
                    CPPUNIT_ASSERT_MESSAGE(header.line(), i == 0 || lines[i].front() == ' ');
                    CPPUNIT_ASSERT_MESSAGE(header.line(), lines[i].size() <= 78);
                    CPPUNIT_ASSERT_MESSAGE(header.line(),
                                           i == 0 || lines[i].find_first_not_of(' ') != std::string::npos);
                    for (const char c : lines[i])
                        CPPUNIT_ASSERT(c >= ' ' && c <= '~');
                }
            }
    }

    void refusesTokensThatAreNone()
    {
        CPPUNIT_ASSERT_THROW(Header::token("Date", "now\r\nBcc: x"), std::logic_error);
        CPPUNIT_ASSERT_THROW(Header::token("Date", "né"), std::logic_error);
        auto wrong = parts("A", "s", "t");
        wrong.id = "x>\r\nBcc: y";
        CPPUNIT_ASSERT_THROW(Message{wrong}, std::logic_error);
    }

    void everyMessageHasExactlyItsHeaders()
    {
        const std::vector<std::string> expected{"From",
                                                "To",
                                                "Subject",
                                                "Date",
                                                "Message-ID",
                                                "In-Reply-To",
                                                "References",
                                                "Auto-Submitted",
                                                "X-Auto-Response-Suppress",
                                                "Content-Language",
                                                "MIME-Version",
                                                "Content-Type"};
        for (const auto& evil : evilTexts)
            CPPUNIT_ASSERT_MESSAGE(evil, expected == headerNames(Message(parts(evil, evil, evil)).bytes()));
    }

    void othersReadWhatWeWrote()
    {
        std::vector<std::string> written;
        for (const auto& evil : evilTexts)
            written.push_back(Message(parts(evil, evil, evil)).bytes());
        const auto every = readByOthers(written);
        for (std::size_t i = 0; i < evilTexts.size(); ++i)
        {
            const auto& evil = evilTexts[i];
            const auto& read = every[i];
            const auto clean = cleanLine(evil);
            const auto has = [&](const std::string& line) {
                CPPUNIT_ASSERT_MESSAGE(line + "\n--- not in ---\n" + read,
                                       read.find(line + "\n") != std::string::npos);
            };
            has("defects: 0");
            has("from: " + clean + " | helpdesk@support.example");
            has("to: " + clean + " | maria.keller@acme.example");
            has("subject: " + clean);
            has("message-id: <0123456789abcdef0123456789abcdef@support.example>");
            has("date: 2026-11-21T22:22:44+00:00");
            has("auto-submitted: auto-generated");
            has("parts: text/plain text/html");
            has("text: " + hexOf(cleanLines(evil)));
            has("html: " + hexOf("<p>" + cleanLines(evil) + "</p>"));
        }
    }

    void keepsLinesShortAndDotsAway()
    {
        const std::string text = ".\n..\nFrom me\n" + std::string(2000, 'x') + "\n" + std::string(76, 'y') +
                                 "\n" + std::string(75, '=') + "\nblank at the end \n\n" +
                                 std::string(80, '.');
        for (const auto& line : wireLines(Message(parts("A", "s", text)).bytes()))
        {
            CPPUNIT_ASSERT_MESSAGE(line, line.size() <= 76);
            CPPUNIT_ASSERT_MESSAGE(line, !line.starts_with('.') && !line.starts_with("From "));
            CPPUNIT_ASSERT_MESSAGE(line, !line.ends_with(' '));
        }
        CPPUNIT_ASSERT(
            readByOthers({Message(parts("A", "s", text)).bytes()}).front().find("text: " + hexOf(text)) !=
            std::string::npos);
    }

    void quotedPrintableSurvivesEveryByte()
    {
        std::string all;
        for (int c = 1; c < 256; ++c)
            if (c != '\n')
                all += static_cast<char>(c);
        std::string back;
        const auto encoded = quotedPrintable(all);
        for (std::size_t i = 0; i < encoded.size(); ++i)
            if (encoded[i] != '=')
                back += encoded[i];
            else if (encoded[i + 1] == '\r')
                i += 2;
            else
            {
                back += static_cast<char>(std::stoi(encoded.substr(i + 1, 2), nullptr, 16));
                i += 2;
            }
        CPPUNIT_ASSERT(all + "\r\n" == back);
    }

    void theSameMailHasTheSameBytes()
    {
        const auto once = parts("Ünï", "Süß", "text");
        CPPUNIT_ASSERT(Message(once).bytes() == Message(once).bytes());
    }

private:
    static std::string hexOf(const std::string& text)
    {
        std::ostringstream out;
        for (const char c : text)
        {
            char pair[3];
            std::snprintf(pair, sizeof pair, "%02x", static_cast<unsigned char>(c));
            out << pair;
        }
        return out.str();
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MailTextTest);
