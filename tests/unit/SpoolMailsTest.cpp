// Mails that go to a folder, each a file of its own.
#include "mail/SpoolTransport.h"
#include "tests/unit/SendMailsStage.h"

#include <algorithm>
#include <fstream>

using namespace contacts;
using namespace std::chrono_literals;
using contacts::tests::SendMailsStage;
using Outcome = Delivery::Outcome;


class SpoolMailsTest : public SendMailsStage
{
    CPPUNIT_TEST_SUITE(SpoolMailsTest);
    CPPUNIT_TEST(keepsMailsOfOneRequestInOneThread);
    CPPUNIT_TEST(spoolsWholeFilesThatSortByTime);
    CPPUNIT_TEST(saysWhenTheSpoolCannotBeWritten);
    CPPUNIT_TEST(triesASpoolAndLeavesItAsItWas);
    CPPUNIT_TEST_SUITE_END();

public:
    void keepsMailsOfOneRequestInOneThread()
    {
        _settings.way = MailSettings::Way::spool;
        put(MailKind::requestRaised);
        put(MailKind::ticketReply);
        SendMails send({_scene->storage, _scene->clock, _scene->secrets, *_render, [&] { return _settings; },
                        [&] { return _policy; }});
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), send().sent);
        std::vector<std::string> threads;
        std::vector<std::string> ids;
        for (const auto& file : std::filesystem::directory_iterator(_settings.spoolFolder))
        {
            std::ifstream mail(file.path());
            for (std::string line; std::getline(mail, line) && line != "\r";)
            {
                if (line.starts_with("References: "))
                    threads.push_back(line);
                if (line.starts_with("Message-ID: "))
                    ids.push_back(line);
            }
        }
        CPPUNIT_ASSERT(threads.size() == 2 && threads[0] == threads[1]);
        CPPUNIT_ASSERT(ids.size() == 2 && ids[0] != ids[1]);
    }

    void spoolsWholeFilesThatSortByTime()
    {
        const auto folder = _scene->folder.path() / "deep" / "spool";
        const auto who = *Address::from("a@b.example");
        using namespace std::chrono;
        const Message message(
            {who, who, "s", "t", "h", "en", Time(sys_days(2026y / 1 / 2) + 3h + 4min + 5s + 6us), "0a", ""});
        SpoolTransport spool(folder);
        for (const auto* reference : {"12", "12", "13"})
            CPPUNIT_ASSERT(spool.send({who, who, reference}, message).outcome == Outcome::sent);
        std::vector<std::string> names;
        for (const auto& file : std::filesystem::directory_iterator(folder))
        {
            names.push_back(file.path().filename());
            CPPUNIT_ASSERT_EQUAL(message.bytes(), ::tests::readFile(file.path()));
            CPPUNIT_ASSERT(std::filesystem::status(file).permissions() ==
                           (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
        }
        std::sort(names.begin(), names.end());
        CPPUNIT_ASSERT((std::vector<std::string>{"20260102T030405.000006Z-12.eml",
                                                 "20260102T030405.000006Z-13.eml"} == names));
    }

    void saysWhenTheSpoolCannotBeWritten()
    {
        const auto file = _scene->folder.path() / "file";
        ::tests::writeFile(file, "not a folder");
        const auto who = *Address::from("a@b.example");
        const auto delivery = SpoolTransport(file).send(
            {who, who, "1"}, Message({who, who, "", "", "", "en", Time(), "0a", ""}));
        CPPUNIT_ASSERT(delivery.outcome == Outcome::serviceDown);
        CPPUNIT_ASSERT(delivery.answer.starts_with("the spool folder cannot be written: "));
        CPPUNIT_ASSERT(delivery.answer.find(file.string()) == std::string::npos);
    }

    void triesASpoolAndLeavesItAsItWas()
    {
        const auto folder = _scene->folder.path();
        const auto spool = folder / "trial" / "spool";
        CPPUNIT_ASSERT(!SpoolTransport::trial(spool));
        CPPUNIT_ASSERT(!std::filesystem::exists(folder / "trial"));
        std::filesystem::create_directories(spool);
        const auto file = spool / "some.eml";
        ::tests::writeFile(file, "a mail");
        CPPUNIT_ASSERT(!SpoolTransport::trial(spool));
        std::size_t files = 0;
        for (const auto& each : std::filesystem::directory_iterator(spool))
            files += each.path() == file ? 1 : 2;
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), files);
        for (const auto& wrong : {file, file / "below", file / "below" / "that"})
            CPPUNIT_ASSERT_MESSAGE(wrong.string(), SpoolTransport::trial(wrong));
        CPPUNIT_ASSERT_EQUAL(std::string("a mail"), ::tests::readFile(file));
        CPPUNIT_ASSERT(SpoolTransport::trial("/proc/nowhere/spool"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SpoolMailsTest);
