#include "host/src/program/PageMemory.h"

#include <cstdlib>
#include <thread>

#include <malloc.h>

namespace supportcentre {

namespace {

constexpr int mebibyte = 1 << 20;
constexpr int arenas = 2;


/// Two new threads come into one arena each. A block as large as this makes the allocator look at the free
/// end of its arena when it is given back.
void touchEveryArena()
{
    for (int i = 0; i < arenas; ++i)
        std::thread([] {
            constexpr std::size_t size = mebibyte / 2;
            // The compiler would leave out what nobody looks at.
            if (auto* volatile block = std::malloc(size))
                std::free(block);
        }).join();
}

}  // namespace


void keepPageMemory()
{
    mallopt(M_MMAP_THRESHOLD, 32 * mebibyte);
    mallopt(M_TRIM_THRESHOLD, 64 * mebibyte);
    mallopt(M_ARENA_MAX, arenas);
}


void givePageMemoryBack()
{
    ::malloc_trim(0);
    // That leaves out the free end of every arena but the first, where most of it lies.
    mallopt(M_TRIM_THRESHOLD, mebibyte);
    touchEveryArena();
    mallopt(M_TRIM_THRESHOLD, 64 * mebibyte);
}

}  // namespace supportcentre
