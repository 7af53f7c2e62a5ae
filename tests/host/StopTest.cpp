// How the server stops: nobody who got in loses his request.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <Poco/Net/NetException.h>
#include <Poco/Net/StreamSocket.h>

#include <atomic>
#include <csignal>
#include <mutex>
#include <thread>

namespace {

using namespace tests;
using namespace std::chrono_literals;

/// Connected, or an exception of POCO's.
Poco::Net::StreamSocket connectedTo(const HostProcess& host)
{
    Poco::Net::StreamSocket socket;
    socket.connect(Poco::Net::SocketAddress("127.0.0.1", host.port()));
    socket.setReceiveTimeout(Poco::Timespan(10, 0));
    return socket;
}


std::string request(const HostProcess& host, const std::string& connection)
{
    return "GET /login HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(host.port()) +
           "\r\nConnection: " + connection + "\r\n\r\n";
}


void send(Poco::Net::StreamSocket& socket, const std::string& bytes)
{
    socket.sendBytes(bytes.data(), static_cast<int>(bytes.size()));
}


/// Whether head and body are there, as long as the head says.
bool isWhole(const std::string& answer)
{
    const std::string name = "Content-Length: ";
    const auto head = answer.find("\r\n\r\n");
    const auto length = answer.find(name);
    return answer.starts_with("HTTP/1.1 200") && head != std::string::npos && length < head &&
           answer.size() - head - 4 == std::stoul(answer.substr(length + name.size()));
}


/// Until a whole answer is there, or the connection ends.
std::string read(Poco::Net::StreamSocket& socket)
{
    std::string answer;
    char buffer[4096];
    while (!isWhole(answer))
    {
        const auto got = socket.receiveBytes(buffer, sizeof buffer);
        if (got <= 0)
            break;
        answer.append(buffer, static_cast<std::size_t>(got));
    }
    return answer;
}


bool closes(const std::string& answer)
{
    return answer.substr(0, answer.find("\r\n\r\n")).find("\r\nConnection: close") != std::string::npos;
}


class StopTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(StopTest);
    CPPUNIT_TEST(whoeverGotInIsAnswered);
    CPPUNIT_TEST(noRequestIsLostUnderLoad);
    CPPUNIT_TEST_SUITE_END();

public:
    void whoeverGotInIsAnswered()
    {
        HostProcess host({Storage::sqlite, Data::none});
        auto begun = connectedTo(host);
        auto silent = connectedTo(host);
        auto kept = connectedTo(host);
        const auto text = request(host, "keep-alive");
        send(begun, text.substr(0, 20));
        send(kept, text);
        CPPUNIT_ASSERT(!closes(read(kept)));
        std::this_thread::sleep_for(200ms);
        host.child().signal(SIGTERM);
        std::this_thread::sleep_for(200ms);

        send(silent, text);
        send(begun, text.substr(20));
        for (auto* socket : {&silent, &begun})
        {
            const auto answer = read(*socket);
            CPPUNIT_ASSERT_MESSAGE(answer, isWhole(answer) && closes(answer));
        }
        char none = 0;
        CPPUNIT_ASSERT_EQUAL(0, kept.receiveBytes(&none, 1));  // a reset would be an exception
        CPPUNIT_ASSERT_EQUAL(0, host.child().wait(8s).value_or(-1));
    }

    /// So many that some are just connecting, some stand in a queue and some are being served when it stops.
    void noRequestIsLostUnderLoad()
    {
        HostProcess host({Storage::sqlite, Data::none});
        const auto text = request(host, "close");
        std::atomic<int> answered{0};
        std::mutex mutex;
        std::string lost;
        const auto visit = [&] {
            for (;;)
            {
                Poco::Net::StreamSocket socket;
                try
                {
                    socket = connectedTo(host);
                }
                catch (const Poco::Exception&)
                {
                    return;  // Nobody is there any more, and that is told at once.
                }
                std::string got;
                try
                {
                    send(socket, text);
                    got = read(socket);
                }
                catch (const Poco::Exception& error)
                {
                    got += error.displayText();
                }
                if (isWhole(got))
                    ++answered;
                else
                {
                    const std::lock_guard lock(mutex);
                    lost += "[" + got + "] ";
                }
            }
        };
        std::vector<std::thread> visitors;
        for (int i = 0; i < 24; ++i)
            visitors.emplace_back(visit);
        std::this_thread::sleep_for(500ms);
        const auto code = host.stop();
        for (auto& visitor : visitors)
            visitor.join();
        CPPUNIT_ASSERT_EQUAL(0, code);
        CPPUNIT_ASSERT(answered > 24);
        CPPUNIT_ASSERT_EQUAL(std::string(), lost);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StopTest);

}  // namespace
