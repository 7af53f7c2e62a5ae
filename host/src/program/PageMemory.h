// What glibc does with the memory of large pages (docs/adr/0011).
#pragma once

namespace supportcentre {

/// Before there are threads. A page of 200 contacts is hundreds of kilobytes of text. glibc would map every
/// such block afresh and give it back at once, which costs the kernel more than the page costs us (measured:
/// six times the whole request). Two arenas keep the many threads of a server with one thread a connection
/// from hoarding a page's memory each.
void keepPageMemory();

/// Once there is no work: whatever is free in both arenas goes back to the system. [main-thread]
void givePageMemoryBack();

}  // namespace supportcentre
