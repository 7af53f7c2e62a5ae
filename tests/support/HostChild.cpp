#include "tests/support/HostChild.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <thread>

namespace tests {

namespace {

[[noreturn]] void become(const std::vector<char*>& arguments, const std::vector<char*>& environment,
                         int input, int output)
{
    ::setsid();  // a Ctrl-C for the tests is not one for the child
    ::dup2(input, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    ::execvpe(arguments[0], arguments.data(), environment.data());
    ::_exit(127);
}


std::vector<char*> pointers(std::vector<std::string>& texts)
{
    std::vector<char*> result;
    result.reserve(texts.size() + 1);
    for (auto& text : texts)
        result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}


std::vector<std::string> environmentWith(const std::map<std::string, std::string>& more)
{
    std::vector<std::string> result;
    for (char** each = environ; *each != nullptr; ++each)
        if (const std::string text = *each; !more.contains(text.substr(0, text.find('='))))
            result.push_back(text);
    for (const auto& [name, value] : more)
        result.emplace_back(name).append("=").append(value);
    return result;
}

}  // namespace


HostChild::HostChild(const Start& start)
{
    auto command = start.command;
    auto environment = environmentWith(start.environment);
    const auto arguments = pointers(command);
    const auto variables = pointers(environment);
    const int output = ::open(start.output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const int input = ::memfd_create("input", MFD_CLOEXEC);
    if (output < 0 || input < 0 || ::write(input, start.input.data(), start.input.size()) < 0)
        throw std::runtime_error("no file for the output or input of " + start.command.front());
    ::lseek(input, 0, SEEK_SET);
    const bool ofMainThread = ::gettid() == ::getpid();
    _pid = ::fork();
    if (_pid == 0)
    {
        // A test program that is killed leaves no server behind. Of another thread it would end with that
        // thread.
        if (ofMainThread)
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        become(arguments, variables, input, output);
    }
    ::close(output);
    ::close(input);
    if (_pid < 0)
        throw std::runtime_error("cannot start " + start.command.front());
}


HostChild::~HostChild()
{
    if (runs())
    {
        ::kill(_pid, SIGKILL);
        ::waitpid(_pid, nullptr, 0);
    }
}


bool HostChild::runs()
{
    return !wait(std::chrono::milliseconds(0)).has_value();
}


void HostChild::signal(int number)
{
    if (runs())
        ::kill(_pid, number);
}


std::optional<ExitCode> HostChild::wait(std::chrono::milliseconds patience)
{
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!_code)
    {
        int status = 0;
        if (::waitpid(_pid, &status, WNOHANG) == _pid)
            _code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        else if (std::chrono::steady_clock::now() >= until)
            break;
        else
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return _code;
}


ExitCode runToEnd(const HostChild::Start& start)
{
    HostChild child(start);
    if (const auto code = child.wait(std::chrono::minutes(2)))
        return *code;
    throw std::runtime_error(start.command.front() + " did not come to an end");
}


/// Below those that the kernel gives to clients, one of which might take it before the server does; by
/// chance, so that other test programs at the same time look elsewhere.
unsigned short freePort()
{
    static std::mt19937 chance{std::random_device{}()};
    for (int tries = 0; tries < 100; ++tries)
    {
        const auto port = std::uniform_int_distribution<unsigned short>(15'000, 32'000)(chance);
        const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(port);
        const bool bound = ::bind(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
        ::close(probe);
        if (bound)
            return port;
    }
    throw std::runtime_error("no free port");
}


TemporaryFolder::TemporaryFolder(const std::string& name)
{
    auto pattern = (std::filesystem::temp_directory_path() / (name + ".XXXXXX")).string();
    if (::mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("no temporary folder");
    _path = pattern;
}


TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    if (std::getenv("CHECK_KEEP") == nullptr)
        std::filesystem::remove_all(_path, ignored);
}


std::string readFile(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}


void writeFile(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << text;
    if (!out.flush())
        throw std::runtime_error("cannot write " + file.string());
}

}  // namespace tests
