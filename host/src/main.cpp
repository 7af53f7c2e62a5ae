#include "host/src/program/Program.h"

int main(int argc, char** argv)
{
    return supportcentre::runProgram({argv + 1, argv + argc});
}
