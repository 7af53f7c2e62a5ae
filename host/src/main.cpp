#include "host/src/program/Program.h"

#include <malloc.h>

namespace {

/// A page of 200 contacts is hundreds of kilobytes of text. glibc would map every such block afresh and give
/// it back at once, which costs the kernel more than the page costs us (measured: six times the whole
/// request). Two arenas keep the many threads of a server with one thread a connection from hoarding a page's
/// memory each.
void keepLargeBlocks()
{
    constexpr int mebibyte = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, 32 * mebibyte);
    mallopt(M_TRIM_THRESHOLD, 64 * mebibyte);
    mallopt(M_ARENA_MAX, 2);
}

}  // namespace


int main(int argc, char** argv)
{
    keepLargeBlocks();
    return supportcentre::runProgram({argv + 1, argv + argc});
}
