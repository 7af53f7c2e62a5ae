#include "host/src/program/PageMemory.h"
#include "host/src/program/Program.h"


int main(int argc, char** argv)
{
    supportcentre::keepPageMemory();
    return supportcentre::runProgram({argv + 1, argv + argc});
}
